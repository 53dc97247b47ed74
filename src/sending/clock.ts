/** A clock for sending. Tests replace it, so that they do not have to wait. */
export interface Clock {
  /** Milliseconds since a fixed moment. Never goes back. */
  now(): number;
  /** Resolves after a number of milliseconds. Rejects when the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  // Node's own `timers/promises` makes an error with a stack for each wait that ends early, which is every wait of a mail.
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(signal!.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      if (signal?.aborted === true) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    }),
};
