import { type Capture, openCapture } from './capture.ts';
import { deliver } from './deliver.ts';
import type { Outgoing } from './outgoing.ts';
import { type PreparedMessage, prepareMessage } from './prepare-message.ts';
import { createRateLimit } from './rate-limit.ts';
import { sendAll } from './send-all.ts';
import type { Delivery, SendResult } from './send-result.ts';
import { readSenderOptions, type SenderOptions, type SenderSettings } from './sender-options.ts';
import { createSlots } from './slots.ts';
import { watchTransport } from './watch-transport.ts';

/** Sends mails, or captures them; says what became of each. */
export interface Sender {
  /** Sends one mail once. Resolves whatever happens: an invoice that cannot be rendered is a result as well. */
  send(outgoing: Outgoing): Promise<SendResult>;
  /**
   * Sends all there are, reading on only as results are taken: a million mails never stand in memory. Results come as
   * they are settled.
   * @param options.signal aborting it starts no more; what is on its way is still settled and given, and what only
   * waited for its turn under `messagesPerSecond` is deferred
   */
  sendAll(
    outgoing: AsyncIterable<Outgoing> | Iterable<Outgoing>,
    options?: { readonly signal?: AbortSignal },
  ): AsyncGenerator<SendResult, void, undefined>;
}

/**
 * Makes a sender over a Nodemailer transport. It sends nothing unless `live`, retries nothing and queues nothing.
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
  const slots = createSlots(settings.concurrency);
  const send = (outgoing: Outgoing, signal?: AbortSignal): Promise<SendResult> =>
    slots.run(async () => {
      // Whatever else stands there is refused below, and may not even turn into a text.
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

/** A capture folder that cannot be written: the message is nowhere, and may go another time. */
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
      const error = new Error('The sending stopped before its turn came.', { cause });
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
