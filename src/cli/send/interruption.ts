/** Turns Ctrl-C, and the signal that ends a service, into an orderly stop. */
export interface Interruption {
  /** Aborted at the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Stops handling: the next Ctrl-C ends the process. */
  release(): void;
}

/**
 * @param onStop called at the first Ctrl-C: start nothing new
 * @param onForce called at the second: cut off the mails in flight; a third ends the process
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
