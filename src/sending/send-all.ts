import type { Outgoing } from './outgoing.ts';
import type { SendResult } from './send-result.ts';

/** Streams mails through `send`, which never rejects. At most `concurrency` mails and results are in memory. */
export async function* sendAll(
  outgoing: AsyncIterable<Outgoing> | Iterable<Outgoing>,
  options: {
    readonly send: (outgoing: Outgoing) => Promise<SendResult>;
    readonly concurrency: number;
    readonly signal: AbortSignal | undefined;
  },
): AsyncGenerator<SendResult, void, undefined> {
  const { send, concurrency, signal } = options;
  const iterator = iterate(outgoing);
  const results: SendResult[] = [];
  let running = 0;
  let ended = signal?.aborted === true;
  let failure: { readonly error: unknown } | undefined;
  let wake: () => void = () => undefined;
  const stop = (): void => {
    ended = true;
    wake();
  };
  const start = (next: Outgoing): void => {
    running += 1;
    void send(next).then((result) => {
      running -= 1;
      results.push(result);
      wake();
    });
  };
  let pulling = false;
  const pull = async (): Promise<void> => {
    pulling = true;
    try {
      while (!ended && running + results.length < concurrency) {
        const next = await iterator.next();
        if (next.done === true) stop();
        // A mail that arrives after the stop is not started.
        else if (!ended) start(next.value);
      }
    } catch (error) {
      failure = { error };
      stop();
    } finally {
      pulling = false;
    }
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    while (true) {
      if (!pulling && !ended) void pull();
      const result = results.shift();
      if (result !== undefined) yield result;
      else if (ended && running === 0) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    // A caller who breaks out of the loop waits for the mails on their way, because they cannot be stopped.
    ended = true;
    signal?.removeEventListener('abort', stop);
    while (running > 0) await new Promise<void>((resolve) => (wake = resolve));
    if (failure === undefined) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
  if (failure !== undefined) throw failure.error;
}

function iterate(
  source: AsyncIterable<Outgoing> | Iterable<Outgoing>,
): AsyncIterator<Outgoing> | Iterator<Outgoing> {
  return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
}
