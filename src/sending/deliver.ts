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
  const { transport, follow, transferTimeout, answerTimeout, clock } = options;
  const abort = new AbortController();
  const watching = new AbortController();
  let lastByteTaken = false;
  const delivery = await new Promise<Delivery>((resolve) => {
    const giveUp = (milliseconds: number): void => {
      const error = new Error(`No answer for ${milliseconds} milliseconds.`);
      abort.abort(error);
      // A transport that cannot be stopped may still deliver the message later.
      const stopped = transport.transporter?.supportsAbortSignal === true;
      resolve(readFailure(error, lastByteTaken || !stopped));
    };
    const wait = (milliseconds: number, onTime: () => void): void =>
      void clock.wait(milliseconds, watching.signal).then(onTime, () => undefined);
    follow(abort.signal, {
      onStart: () => wait(transferTimeout, () => lastByteTaken || giveUp(transferTimeout)),
      onLastByte: () => {
        lastByteTaken = true;
        wait(answerTimeout, () => giveUp(answerTimeout));
      },
    });
    send(message, transport, abort.signal).then(
      (info) => resolve(readInfo(info)),
      (error: unknown) => resolve(readFailure(error, lastByteTaken)),
    );
  });
  watching.abort(over);
  return delivery;
}

// Shared: without a reason, each abort creates an error with a stack, which takes a thirtieth of the time of a mail.
const over: Error = new Error('The wait is over.');

async function send(message: object, transport: MailTransport, signal: AbortSignal): Promise<object> {
  return transport.sendMail({ ...message, signal, disableFileAccess: true, disableUrlAccess: true });
}
