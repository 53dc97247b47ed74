import { compileFrame, type MessagePart } from './assemble-message.ts';
import type { ByteWriter } from './byte-writer.ts';
import { checkSize } from './check-size.ts';
import { createHeaderMaker } from './message-headers.ts';
import { createSenderReader } from './message-options.ts';
import { type BuildMessageOptions, readMessage } from './read-message.ts';
import type { SmtpEnvelope } from './smtp-envelope.ts';

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
 * Prepares to write the messages of one template: its inline images are encoded here, once, and what the mails of a
 * sender have in common when it changes.
 * @param locale the language of the template
 * @returns a function that throws what `buildMessage` throws
 */
export function prepareRawMessages(
  images: readonly MessagePart[],
  locale: string,
): (bodies: MessageBodies, options: BuildMessageOptions) => RawMessage {
  const assemble = compileFrame(images);
  const reader = createSenderReader();
  const makeHeaders = createHeaderMaker();
  return ({ subject, text, writeHtml, images: own }, options) => {
    const content = { size: text.length, images: [], locale };
    const { addressing, envelope, files } = readMessage(content, options, reader);
    const { messageId, requiresSmtpUtf8 } = addressing;
    const headers = makeHeaders({ subject }, addressing);
    const parts = own.length === 0 ? files : [...own, ...files];
    const raw = assemble(headers, requiresSmtpUtf8, text, writeHtml, parts);
    // Only now the HTML and the images of the template are counted.
    checkSize(raw.length, files, options);
    return { envelope, raw, messageId, requiresSmtpUtf8 };
  };
}
