import type { Clock } from './clock.ts';

/**
 * A token bucket. `take` resolves when the next message may be sent, in the order of the calls: at most
 * `burst + T * perSecond` messages in any T seconds. (Nodemailer's `rateLimit` sends the messages of a whole period at once.)
 * `take` rejects when the signal is aborted.
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
      // The time when the bucket is full again. Each token moves it by one interval.
      full = Math.max(full, now) + interval;
      const wait = full - now - burst * interval;
      if (wait > 0) await clock.wait(wait, signal);
    },
  };
}
