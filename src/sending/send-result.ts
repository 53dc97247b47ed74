import type { SmtpEnvelope } from '../message/smtp-envelope.ts';

/**
 * What became of a message.
 * - `sent`: a server has taken it, for one recipient at least; `refused` names the others.
 * - `deferred`: no server has it, and trying again later may help.
 * - `rejected`: no server has it, and trying the same again will not help.
 * - `unknown`: the last byte went out and no answer came. A server may have it: sending again may send it twice.
 * - `captured`: written to a file instead, for the sender is not live.
 */
export type SendStatus = 'sent' | 'deferred' | 'rejected' | 'unknown' | 'captured';

/**
 * What a message failed on: the way to the server, its login, silence after the last byte, the sender's or the
 * recipient's address, the message itself, the invoice that it could not be made of, or a stop before its turn came.
 */
export type SendFailure =
  | 'connection'
  | 'login'
  | 'no-answer'
  | 'sender'
  | 'recipient'
  | 'message'
  | 'invoice'
  | 'stopped';

/** A recipient whom the server did not take, while it may have taken others. */
export interface RefusedRecipient {
  readonly address: string;
  readonly status: 'deferred' | 'rejected';
  /** The SMTP reply code. */
  readonly code?: number;
  readonly answer?: string;
}

/** What a transport made of one message. */
export interface Delivery {
  readonly status: SendStatus;
  /** What it failed on; absent where it did not. */
  readonly failure?: SendFailure;
  /** The SMTP reply code of the answer that settled it. */
  readonly code?: number;
  /** The server's answer on one line, at most 500 characters. It may repeat an address. */
  readonly answer?: string;
  readonly refused: readonly RefusedRecipient[];
  /** The server's own name for the message, where its answer holds one. */
  readonly serverMessageId?: string;
  /** Where a captured message stands. */
  readonly file?: string;
  /** What was thrown, for a log of your own. It may repeat an address. */
  readonly error?: unknown;
}

/** What became of one message, by the key that it was given. */
export interface SendResult extends Delivery {
  readonly messageKey: string;
  /** Absent where the message could not be made. */
  readonly messageId?: string;
  readonly envelope?: SmtpEnvelope;
}
