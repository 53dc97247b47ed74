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
  /** Files to attach, such as the PDF or the UBL XML of the invoice. */
  readonly attachments?: readonly AttachmentInput[];
  /** Maximum size of the message in bytes, with attachments as base64. @default 25000000, the limit of Gmail */
  readonly maxSize?: number;
}

/** The parts of a message besides its bodies. */
export interface MessageParts {
  readonly addressing: Addressing;
  readonly envelope: SmtpEnvelope;
  /** The inline images, then the attachments. */
  readonly files: readonly MessageAttachment[];
}

/** What is known about a message before its options are read. */
export interface MessageContent {
  /** Bytes of its bodies, as far as known. */
  readonly size: number;
  readonly images: readonly MessageAttachment[];
  /** The language of the mail, unless the options have another. */
  readonly locale?: string | undefined;
}

const optionNames: readonly string[] = [...messageOptionNames, 'attachments', 'maxSize'];

/**
 * Reads the options of a message: validates addresses, headers and attachments, and checks its size.
 * @param reader reads the addresses of the sender
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
