/** How many clients are remembered: enough for an attack, and a few megabytes. */
const mostClients = 50_000;
const window = 60_000;

/**
 * Makes the function that counts the misses of clients. Codes cannot be guessed anyway (70 bits): this keeps those who
 * try from making work. Links that exist are always answered, so that nobody locks out a neighbour.
 * @returns for each miss: 0, or the seconds to wait when the client has had too many in this minute
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

/** A household has a /64 of IPv6, so its first four groups count as one client. */
function groupOf(client: string): string {
  return client.includes(':') && !client.includes('.') ? client.split(':', 4).join(':') : client;
}
