import { type AttachmentInput, type MessageAttachment, readAttachments } from './attachments.ts';
import { checkSize, encodedSize } from './check-size.ts';
import {
  type Addressing,
  type MessageOptions,
  messageOptionNames,
  readMessageOptions,
  type SenderReader,
} from './message-options.ts';
import { type SmtpEnvelope, smtpEnvelope } from './smtp-envelope.ts';

export interface BuildMessageOptions extends MessageOptions {
  /** The PDF of the invoice, its UBL XML. */
  readonly attachments?: readonly AttachmentInput[];
  /** Largest message in bytes, attachments as base64. @default 25000000, what Gmail takes */
  readonly maxSize?: number;
}

/** What a message is made of besides its bodies, whichever form it takes. */
export interface MessageParts {
  readonly addressing: Addressing;
  readonly envelope: SmtpEnvelope;
  /** Its inline images, then the attachments of its options. */
  readonly files: readonly MessageAttachment[];
}

/** What is known of a message before its options are read. */
export interface MessageContent {
  /** Bytes of its bodies, as far as they are known. */
  readonly size: number;
  readonly images: readonly MessageAttachment[];
  /** The language of the mail, where the options name no other. */
  readonly locale?: string | undefined;
}

const optionNames: readonly string[] = [...messageOptionNames, 'attachments', 'maxSize'];

/**
 * Reads the options of a message: addresses, headers and attachments validated, its size checked.
 * @param reader reads what is the same for all mails of a sender
 * @throws FacteurError `invalid-address`, `invalid-attachment`, `invalid-option`, `message-too-large`
 */
export function readMessage(
  { size, images, locale }: MessageContent,
  options: BuildMessageOptions,
  reader?: SenderReader,
): MessageParts {
  const addressing = readMessageOptions(options, { known: optionNames, locale, reader });
  const added = readAttachments(options.attachments);
  const files = images.length === 0 ? added : [...images, ...added];
  checkSize(size + encodedSize(files), files, options);
  return { addressing, envelope: smtpEnvelope(addressing), files };
}
