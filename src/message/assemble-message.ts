import { encodeBase64Lines } from './base64-lines.ts';
import { encodeParameter } from './encode-parameter.ts';
import { createQuotedPrintableWriter } from './quoted-printable-writer.ts';

/** A file of a message: an inline image where it has a `cid`, an attachment otherwise. */
export interface MessagePart {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly cid?: string;
}

/** Puts the headers, the text and the HTML, which is encoded already, of one message together. */
export type AssembleMessage = (
  headers: string,
  text: string,
  encodedHtml: string,
  files: readonly MessagePart[],
) => Buffer;

// "=_" stands in no quoted-printable or base64 body, so that the boundaries need not differ from mail to mail.
const alternative = '=_facteur-alternative';
const related = '=_facteur-related';
const mixed = '=_facteur-mixed';

/**
 * Prepares the frame that all messages of a template share, its inline images encoded once:
 * mixed > (alternative > text, related > (html, inline images)), attachments; each level only where it is needed.
 * @see https://www.rfc-editor.org/rfc/rfc2046 and https://www.rfc-editor.org/rfc/rfc2387
 */
export function prepareMessage(images: readonly MessagePart[]): AssembleMessage {
  const fixedImages = Buffer.from(images.map(encodeImage).join(''), 'latin1');
  const writer = createQuotedPrintableWriter();
  return (headers, text, encodedHtml, files) => {
    const isMixed = files.some(({ cid }) => cid === undefined);
    const hasImages = images.length > 0 || files.some(({ cid }) => cid !== undefined);
    const encodedText = writer.encode(text);
    const start = `${headers}MIME-Version: 1.0\r\n${isMixed ? openMixed : ''}${openText}`;
    const middle = `${hasImages ? openRelated : openHtml}${encodedHtml}\r\n`;
    const end = endOf(files, hasImages, isMixed);
    const isPlain = isAscii.test(headers);
    const startLength = isPlain ? start.length : Buffer.byteLength(start);
    const message = Buffer.allocUnsafe(
      startLength + encodedText.length + middle.length + (hasImages ? fixedImages.length : 0) + end.length,
    );
    let position = isPlain ? message.write(start, 'latin1') : message.write(start, 'utf8');
    message.set(encodedText, position);
    position += encodedText.length;
    position += message.write(middle, position, 'latin1');
    if (hasImages) position += fixedImages.copy(message, position);
    message.write(end, position, 'latin1');
    return message;
  };
}

const openMixed = `${multipart('mixed', mixed)}\r\n--${mixed}\r\n`;
const openText = `${multipart('alternative', alternative)}\r\n--${alternative}\r\n${textHeaders('plain')}`;
const openHtml = `\r\n--${alternative}\r\n${textHeaders('html')}`;
const openRelated = `\r\n--${alternative}\r\n${multipart('related', related, '; type="text/html"')}\r\n--${related}\r\n${textHeaders('html')}`;

function endOf(files: readonly MessagePart[], hasImages: boolean, isMixed: boolean): string {
  let end = '';
  for (const file of files) if (file.cid !== undefined) end += encodeImage(file);
  if (hasImages) end += `--${related}--\r\n`;
  end += `--${alternative}--\r\n`;
  if (!isMixed) return end;
  for (const file of files) if (file.cid === undefined) end += `--${mixed}\r\n${encodeFile(file)}`;
  return `${end}--${mixed}--\r\n`;
}

/** Headers hold UTF-8 only for addresses that need SMTPUTF8; everything below them is ASCII. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const isAscii = /^[\u0000-\u007f]*$/;

function multipart(kind: string, boundary: string, more = ''): string {
  return `Content-Type: multipart/${kind}${more};\r\n boundary="${boundary}"\r\n`;
}

function textHeaders(kind: 'plain' | 'html'): string {
  return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
}

function encodeImage(image: MessagePart): string {
  return `--${related}\r\n${encodeFile(image)}`;
}

function encodeFile({ filename, contentType, content, cid }: MessagePart): string {
  const isInline = cid !== undefined;
  return (
    `Content-Type: ${contentType};${encodeParameter('name', filename)}\r\n` +
    (isInline ? `Content-ID: <${cid}>\r\n` : '') +
    'Content-Transfer-Encoding: base64\r\n' +
    `Content-Disposition: ${isInline ? 'inline' : 'attachment'};${encodeParameter('filename', filename)}\r\n\r\n` +
    encodeBase64Lines(content)
  );
}
