/** Turns Ctrl-C, and the signal that ends a service, into a stop at a good place. */
export interface Interruption {
  /** Aborted at the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Handles no more: the next Ctrl-C ends the process. */
  release(): void;
}

/**
 * @param onStop called at the first Ctrl-C: nothing new is started
 * @param onForce called at the second: what is on its way is cut off; a third ends the process
 */
export function watchInterruption(onStop: () => void, onForce: () => void): Interruption {
  const abort = new AbortController();
  const release = (): void => {
    process.off('SIGINT', handle);
    process.off('SIGTERM', handle);
  };
  const handle = (): void => {
    if (abort.signal.aborted) {
      release();
      onForce();
      return;
    }
    abort.abort();
    onStop();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return { signal: abort.signal, release };
}
