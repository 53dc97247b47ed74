import { encodeBase64Lines } from './base64-lines.ts';
import { encodeParameter } from './encode-parameter.ts';

/** A file of a message: an inline image where it has a `cid`, an attachment otherwise. */
export interface MessagePart {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly cid?: string;
}

/** Puts the headers and the encoded bodies of one message together. */
export type AssembleMessage = (
  headers: string,
  text: string,
  html: string,
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
  const fixedImages = images.map(encodePart).join('');
  return (headers, text, html, files) => {
    const inline = files.filter((file) => file.cid !== undefined);
    const attachments = files.filter((file) => file.cid === undefined);
    const hasImages = images.length + inline.length > 0;
    const isMixed = attachments.length > 0;
    const head = `${headers}MIME-Version: 1.0\r\n${isMixed ? `${multipart('mixed', mixed)}\r\n--${mixed}\r\n` : ''}${multipart('alternative', alternative)}\r\n--${alternative}\r\n`;
    const htmlPart = `${textHeaders('html')}${html}\r\n`;
    const body = hasImages
      ? `${multipart('related', related, '; type="text/html"')}\r\n--${related}\r\n${htmlPart}${fixedImages}${inline.map(encodePart).join('')}--${related}--\r\n`
      : htmlPart;
    const tail = isMixed
      ? `${attachments.map((file) => `--${mixed}\r\n${encodeFile(file)}`).join('')}--${mixed}--\r\n`
      : '';
    const message = `${head}${textHeaders('plain')}${text}\r\n--${alternative}\r\n${body}--${alternative}--\r\n${tail}`;
    return Buffer.from(message, isAscii.test(headers) ? 'latin1' : 'utf8');
  };
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

function encodePart(image: MessagePart): string {
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
