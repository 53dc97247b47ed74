import { type Capture, openCapture } from './capture.ts';
import { deliver } from './deliver.ts';
import type { Outgoing } from './outgoing.ts';
import { type PreparedMessage, prepareMessage } from './prepare-message.ts';
import { createRateLimit } from './rate-limit.ts';
import { sendAll } from './send-all.ts';
import type { Delivery, SendResult } from './send-result.ts';
import { readSenderOptions, type SenderOptions, type SenderSettings } from './sender-options.ts';
import { watchTransport } from './watch-transport.ts';

/** Sends or captures mails, and reports a result for each. */
export interface Sender {
  /** Sends one mail once. It always resolves: an invoice that cannot be rendered also gets a result. */
  send(outgoing: Outgoing): Promise<SendResult>;
  /**
   * Sends all mails of a stream. It reads the next mail only as you take results, so a million mails never fill the
   * memory. Results arrive in the order in which mails are settled.
   * @param options.signal when aborted, no new mail starts. Mails on their way still get their result, and mails that
   * wait for their turn under `messagesPerSecond` are deferred
   */
  sendAll(
    outgoing: AsyncIterable<Outgoing> | Iterable<Outgoing>,
    options?: { readonly signal?: AbortSignal },
  ): AsyncGenerator<SendResult, void, undefined>;
}

/**
 * Creates a sender that uses a Nodemailer transport. It sends only if `live` is true, and never retries or queues.
 * @throws FacteurError `invalid-option`, `invalid-address`
 * @example
 * const transport = await openSmtpTransport('smtps://user:password@smtp.example.com');
 * const sender = createSender({ transport, from: 'Kantoor Janssens <invoices@example.com>', live: true });
 * const result = await sender.send({
 *   messageKey: `invoice/${invoice.number}`,
 *   to: customer.email,
 *   mail: () => template.render({ invoice, relation, company }),
 * });
 * if (result.status === 'unknown') askAHuman(result);
 */
export function createSender(options: SenderOptions): Sender {
  const settings = readSenderOptions(options);
  const hand = settings.live ? handToTransport(settings) : handToCapture(openCapture(settings.captureFolder));
  const queue = createTaskQueue(settings.concurrency);
  const send = (outgoing: Outgoing, signal?: AbortSignal): Promise<SendResult> =>
    queue.run(async () => {
      // `prepareMessage` refuses anything else, which may not even convert to a string.
      const messageKey = typeof outgoing?.messageKey === 'string' ? outgoing.messageKey : '';
      let prepared: PreparedMessage;
      try {
        prepared = await prepareMessage(outgoing, settings);
      } catch (error) {
        return { messageKey, status: 'rejected', failure: 'invoice', refused: [], error };
      }
      const { message, envelope, messageId } = prepared;
      const delivery = await hand(message, messageKey, signal).catch(notHanded);
      return { messageKey, envelope, ...(messageId === undefined ? {} : { messageId }), ...delivery };
    });
  return {
    send: (outgoing) => send(outgoing),
    sendAll: (all, { signal } = {}) =>
      sendAll(all, { send: (one) => send(one, signal), concurrency: settings.concurrency, signal }),
  };
}

/** Runs at most `count` tasks at once. The others wait in order. */
function createTaskQueue(count: number): { run<T>(task: () => Promise<T>): Promise<T> } {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async run(task) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await task();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}

/** The capture folder cannot be written, so the message was not captured and can be sent again. */
function notHanded(error: unknown): Delivery {
  return { status: 'deferred', failure: 'connection', refused: [], error };
}

type Hand = (message: object, messageKey: string, signal: AbortSignal | undefined) => Promise<Delivery>;

function handToTransport(settings: SenderSettings): Hand {
  const { transferTimeout, answerTimeout, clock, messagesPerSecond: perSecond, burst } = settings;
  const transport = settings.transport!;
  const follow = watchTransport(transport);
  const limit = perSecond === undefined ? undefined : createRateLimit({ perSecond, burst, clock });
  return async (message, _messageKey, signal) => {
    try {
      await limit?.take(signal);
    } catch (cause) {
      const error = new Error('Sending stopped before it was the turn of this message.', { cause });
      return { status: 'deferred', failure: 'stopped', refused: [], error };
    }
    return deliver(message, { transport, follow, transferTimeout, answerTimeout, clock });
  };
}

function handToCapture(capture: Capture): Hand {
  return async (message, messageKey) => ({
    status: 'captured',
    refused: [],
    file: await capture.write(message, messageKey),
  });
}
