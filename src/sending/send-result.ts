import type { SmtpEnvelope } from '../message/smtp-envelope.ts';

/**
 * What happened to a message.
 * - `sent`: a server accepted it for at least one recipient. `refused` lists the others.
 * - `deferred`: no server has it. You can try again later.
 * - `rejected`: no server has it. Trying again without a change will not help.
 * - `unknown`: the whole message was sent, but no answer came. A server may have it, so sending it again may send it twice.
 * - `captured`: written to a file, because the sender is not live.
 */
export type SendStatus = 'sent' | 'deferred' | 'rejected' | 'unknown' | 'captured';

/**
 * Why a message failed: the connection to the server, the login, no answer after the last byte, the address of the
 * sender or recipient, the message itself, an invoice that could not be rendered, or a stop before its turn.
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

/** A recipient that the server refused. It may have accepted others. */
export interface RefusedRecipient {
  readonly address: string;
  readonly status: 'deferred' | 'rejected';
  /** The SMTP reply code. */
  readonly code?: number;
  readonly answer?: string;
}

/** The result of handing one message to a transport. */
export interface Delivery {
  readonly status: SendStatus;
  /** Why it failed, if it did. */
  readonly failure?: SendFailure;
  /** The SMTP reply code of the final answer. */
  readonly code?: number;
  /** The server's answer on one line, at most 500 characters. It may contain an address. */
  readonly answer?: string;
  readonly refused: readonly RefusedRecipient[];
  /** The server's own ID of the message, if its answer has one. */
  readonly serverMessageId?: string;
  /** The file of a captured message. */
  readonly file?: string;
  /** The error that was thrown, for your own log. It may contain an address. */
  readonly error?: unknown;
}

/** The result of one message, with its key. */
export interface SendResult extends Delivery {
  readonly messageKey: string;
  /** Absent if the message could not be built. */
  readonly messageId?: string;
  readonly envelope?: SmtpEnvelope;
}
