import type { Clock } from './clock.ts';

/**
 * A token bucket: `take` resolves when the next message may go, in the order of the calls. In any span of T seconds at
 * most `burst + T * perSecond` go. (A pool's own `rateLimit` lets a whole period's messages go at once.)
 * Rejects once the signal is aborted.
 */
export function createRateLimit(options: {
  readonly perSecond: number;
  readonly burst: number;
  readonly clock: Clock;
}): { take(signal?: AbortSignal): Promise<void> } {
  const { perSecond, burst, clock } = options;
  const interval = 1000 / perSecond;
  let full = Number.NEGATIVE_INFINITY;
  return {
    async take(signal) {
      const now = clock.now();
      // When the bucket will be full again; each token puts it off by one interval.
      full = Math.max(full, now) + interval;
      const wait = full - now - burst * interval;
      if (wait > 0) await clock.wait(wait, signal);
    },
  };
}
