import { compileFrame, type MessagePart } from './assemble-message.ts';
import type { ByteWriter } from './byte-writer.ts';
import { checkSize } from './check-size.ts';
import { createHeaderMaker } from './message-headers.ts';
import { createSenderReader } from './message-options.ts';
import { type BuildMessageOptions, readMessage } from './read-message.ts';
import type { SmtpEnvelope } from './smtp-envelope.ts';

/** A message as bytes with its envelope, for `transport.sendMail({ envelope, raw })`. */
export interface RawMessage {
  readonly envelope: SmtpEnvelope;
  /** RFC 5322: CRLF line breaks, lines of at most 998 octets, ASCII unless an address needs SMTPUTF8. */
  readonly raw: Buffer;
  /** With its angle brackets. */
  readonly messageId: string;
  /** An address has a Unicode local part, so only a server with SMTPUTF8 can take this message. */
  readonly requiresSmtpUtf8: boolean;
}

/** The bodies of one mail. */
export interface MessageBodies {
  readonly subject: string;
  readonly text: string;
  /** Writes the HTML in quoted-printable. */
  readonly writeHtml: (output: ByteWriter) => void;
  /** Inline images that only this mail has. */
  readonly images: readonly MessagePart[];
}

/**
 * Prepares the messages of one template. Its inline images are encoded once, and the sender again only if it changes.
 * @param locale the language of the template
 * @returns a function that throws the same errors as `buildMessage`
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
    // The first check did not know the size of the HTML and of the images of the template.
    checkSize(raw.length, files, options);
    return { envelope, raw, messageId, requiresSmtpUtf8 };
  };
}
