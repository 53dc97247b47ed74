import type { AddressInput } from '../message/addresses.ts';
import type { AttachmentInput } from '../message/attachments.ts';
import type { Mail } from '../message/mail.ts';
import type { MessageOptions } from '../message/message-options.ts';
import type { SmtpEnvelope } from '../message/smtp-envelope.ts';

/** A message that is bytes already, as `template.renderMessage` gives it. */
export interface ReadyMessage {
  readonly envelope: SmtpEnvelope;
  readonly raw: Uint8Array | string;
  readonly messageId?: string;
  readonly requiresSmtpUtf8?: boolean;
}

/** A mail and where it goes; what it leaves out comes from the sender. */
export interface OutgoingMail extends Omit<MessageOptions, 'from'> {
  /** @default the sender's */
  readonly from?: AddressInput;
  readonly attachments?: readonly AttachmentInput[];
  /** The mail, or what makes it when its turn comes: `() => template.render(data)`. An error becomes its result. */
  readonly mail: Mail | (() => Mail | Promise<Mail>);
}

/** A ready message and its key. */
export interface OutgoingMessage {
  readonly messageKey: string;
  /** The message, or what makes it when its turn comes: `() => template.renderMessage(data, ...)`. */
  readonly message: ReadyMessage | (() => ReadyMessage | Promise<ReadyMessage>);
}

export type Outgoing = OutgoingMail | OutgoingMessage;
