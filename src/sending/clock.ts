import { setTimeout } from 'node:timers/promises';

/** A clock for sending. Tests replace it, so that they do not have to wait. */
export interface Clock {
  /** Milliseconds since a fixed moment. Never goes back. */
  now(): number;
  /** Resolves after a number of milliseconds. Rejects when the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal }),
};
