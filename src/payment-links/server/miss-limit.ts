/** Maximum number of clients in memory: enough for an attack, and only a few megabytes. */
const mostClients = 50_000;
const window = 60_000;

/**
 * Creates a function that counts misses per client. Codes cannot be guessed anyway (70 bits); this limits the load of
 * those who try. Existing links are always answered, so that a client cannot lock out others at the same address.
 * @returns a function that returns 0, or the seconds to wait if the client has too many misses in this minute
 */
export function createMissLimit(
  missesPerMinute: number,
  now: () => number,
): (client: string | undefined) => number {
  let startedAt = now();
  let misses = new Map<string, number>();
  return (client) => {
    if (client === undefined) return 0;
    const time = now();
    if (time - startedAt >= window || time < startedAt || misses.size >= mostClients) {
      startedAt = time;
      misses = new Map();
    }
    const group = groupOf(client);
    const count = (misses.get(group) ?? 0) + 1;
    misses.set(group, count);
    return count > missesPerMinute ? Math.ceil((startedAt + window - time) / 1000) : 0;
  };
}

/** A household has an IPv6 /64, so addresses with the same first four groups are one client. */
function groupOf(client: string): string {
  return client.includes(':') && !client.includes('.') ? client.split(':', 4).join(':') : client;
}
