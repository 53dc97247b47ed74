import type { Clock } from './clock.ts';
import type { MailTransport } from './mail-transport.ts';
import { readFailure, readInfo } from './read-answer.ts';
import type { Delivery } from './send-result.ts';
import type { MessageWatch } from './watch-transport.ts';

export interface DeliverOptions {
  readonly transport: MailTransport;
  /** The result of `watchTransport` for the transport. */
  readonly follow: (signal: AbortSignal, watch: MessageWatch) => void;
  /** Maximum time from the first command of a message to its last byte, in milliseconds. */
  readonly transferTimeout: number;
  /** Maximum time from the last byte to the server's answer, in milliseconds. */
  readonly answerTimeout: number;
  readonly clock: Clock;
}

/** Hands one message to a transport and returns its result. Never rejects. */
export async function deliver(message: object, options: DeliverOptions): Promise<Delivery> {
  const abort = new AbortController();
  let timer = new AbortController();
  let lastByteTaken = false;
  const silence = (milliseconds: number): Promise<Delivery> =>
    new Promise((resolve) => {
      timer.abort(over);
      timer = new AbortController();
      const onTime = (): void => {
        const error = new Error(`No answer for ${milliseconds} milliseconds.`);
        abort.abort(error);
        // A transport that cannot be stopped may still deliver the message later.
        const stopped = options.transport.transporter?.supportsAbortSignal === true;
        resolve(readFailure(error, lastByteTaken || !stopped));
      };
      options.clock.wait(milliseconds, timer.signal).then(onTime, () => undefined);
    });
  const delivery = await new Promise<Delivery>((resolve) => {
    options.follow(abort.signal, {
      onStart: () => void silence(options.transferTimeout).then(resolve),
      onLastByte: () => {
        lastByteTaken = true;
        void silence(options.answerTimeout).then(resolve);
      },
    });
    send(message, options.transport, abort.signal).then(
      (info) => resolve(readInfo(info)),
      (error: unknown) => resolve(readFailure(error, lastByteTaken)),
    );
  });
  timer.abort(over);
  return delivery;
}

// Shared: without a reason, each abort creates an error with a stack, which takes a thirtieth of the time of a mail.
const over: Error = new Error('The wait is over.');

async function send(message: object, transport: MailTransport, signal: AbortSignal): Promise<object> {
  return transport.sendMail({ ...message, signal, disableFileAccess: true, disableUrlAccess: true });
}
