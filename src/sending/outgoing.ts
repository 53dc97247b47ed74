import type { AddressInput } from '../message/addresses.ts';
import type { AttachmentInput } from '../message/attachments.ts';
import type { Mail } from '../message/mail.ts';
import type { MessageOptions } from '../message/message-options.ts';
import type { SmtpEnvelope } from '../message/smtp-envelope.ts';

/** A message as bytes, as returned by `template.renderMessage`. */
export interface ReadyMessage {
  readonly envelope: SmtpEnvelope;
  readonly raw: Uint8Array | string;
  readonly messageId?: string;
  readonly requiresSmtpUtf8?: boolean;
}

/** A mail and its addresses. Options that are left out come from the sender. */
export interface OutgoingMail extends Omit<MessageOptions, 'from'> {
  /** @default `from` of the sender */
  readonly from?: AddressInput;
  readonly attachments?: readonly AttachmentInput[];
  /** The mail, or a function that renders it when it is its turn: `() => template.render(data)`. An error becomes its result. */
  readonly mail: Mail | (() => Mail | Promise<Mail>);
}

/** A ready message and its key. */
export interface OutgoingMessage {
  readonly messageKey: string;
  /** The message, or a function that renders it when it is its turn: `() => template.renderMessage(data, ...)`. */
  readonly message: ReadyMessage | (() => ReadyMessage | Promise<ReadyMessage>);
}

export type Outgoing = OutgoingMail | OutgoingMessage;
