import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/sending/clock.ts';
import { createRateLimit } from '../../src/sending/rate-limit.ts';

/** A clock that jumps ahead on every wait. */
function fakeClock(): Clock & { at: number } {
  const clock = {
    at: 0,
    now: () => clock.at,
    async wait(milliseconds: number) {
      clock.at += milliseconds;
    },
  };
  return clock;
}

describe('a rate limit', () => {
  it('allows a burst, then one per interval', async () => {
    const clock = fakeClock();
    const limit = createRateLimit({ perSecond: 2, burst: 3, clock });
    const starts: number[] = [];
    for (let index = 0; index < 6; index += 1) {
      await limit.take();
      starts.push(clock.now());
    }
    expect(starts).toEqual([0, 0, 0, 500, 1000, 1500]);
  });

  it('never allows more than burst + rate x time, whatever the pauses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 60 }),
        async (perSecond, burst, pauses) => {
          const clock = fakeClock();
          const limit = createRateLimit({ perSecond, burst, clock });
          const starts: number[] = [];
          for (const pause of pauses) {
            clock.at += pause;
            await limit.take();
            starts.push(clock.at);
          }
          for (let from = 0; from < starts.length; from += 1)
            for (let to = from; to < starts.length; to += 1) {
              const span = (starts[to]! - starts[from]!) / 1000;
              expect(to - from + 1).toBeLessThanOrEqual(burst + span * perSecond + 1e-6);
            }
        },
      ),
    );
  });
});
