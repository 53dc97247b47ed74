import { type AssembleMessage, type MessagePart, prepareMessage } from './assemble-message.ts';
import { readAttachments } from './attachments.ts';
import { type BuildMessageOptions, buildOptionNames } from './build-message.ts';
import type { ByteWriter } from './byte-writer.ts';
import { checkSize, encodedSize } from './check-size.ts';
import { foldHeader } from './encode-header.ts';
import { messageHeaders } from './message-headers.ts';
import { readMessageOptions } from './message-options.ts';
import { type SmtpEnvelope, smtpEnvelope } from './smtp-envelope.ts';

/** A message as bytes, with where it goes: what `transport.sendMail({ envelope, raw })` takes. */
export interface RawMessage {
  readonly envelope: SmtpEnvelope;
  /** RFC 5322: CRLF alone, lines within 998 octets, pure ASCII unless an address needs SMTPUTF8. */
  readonly raw: Buffer;
  /** With its angle brackets. */
  readonly messageId: string;
  /** One of the addresses has a Unicode local part: a server without SMTPUTF8 cannot take this message. */
  readonly requiresSmtpUtf8: boolean;
}

/** The bodies of one mail. */
export interface MessageBodies {
  readonly subject: string;
  readonly text: string;
  /** Writes the HTML in quoted-printable. */
  readonly writeHtml: (output: ByteWriter) => void;
  /** Inline images of this mail alone. */
  readonly images: readonly MessagePart[];
}

/**
 * Prepares to write the messages of one template, whose inline images are encoded here, once.
 * @returns a function that throws what `buildMessage` throws
 */
export function prepareRawMessages(
  images: readonly MessagePart[],
): (bodies: MessageBodies, options: BuildMessageOptions) => RawMessage {
  const assemble: AssembleMessage = prepareMessage(images);
  return ({ subject, text, writeHtml, images: own }, options) => {
    const addressing = readMessageOptions(options, buildOptionNames);
    const files = readAttachments(options.attachments);
    checkSize(text.length + encodedSize(files), files, options);
    let headers = '';
    for (const [name, value] of messageHeaders({ subject }, addressing)) headers += foldHeader(name, value);
    const raw = assemble(headers, text, writeHtml, own.length === 0 ? files : [...own, ...files]);
    // Only now the HTML and the images of the template are counted.
    checkSize(raw.length, files, options);
    return {
      envelope: smtpEnvelope(addressing),
      raw,
      messageId: addressing.messageId,
      requiresSmtpUtf8: addressing.requiresSmtpUtf8,
    };
  };
}
