import { type ByteWriter, createByteWriter, writeAscii, writeBytes, writeUtf8 } from './byte-writer.ts';
import { encodeParameter } from './encode-parameter.ts';
import { writeQuotedPrintable } from './quoted-printable.ts';

/** A file in a message: an inline image if it has a `cid`, otherwise an attachment. */
export interface MessagePart {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly cid?: string;
}

/** Puts together the headers, text, HTML and files of one message. */
export type AssembleMessage = (
  headers: string,
  /** Whether the headers have non-ASCII characters: addresses that need SMTPUTF8. */
  isUtf8: boolean,
  text: string,
  /** Writes the HTML in quoted-printable. */
  writeHtml: (output: ByteWriter) => void,
  files: readonly MessagePart[],
) => Buffer;

// "=_" never occurs in a quoted-printable or base64 body, so that all mails can have the same boundaries.
const alternative = '=_facteur-alternative';
const related = '=_facteur-related';
const mixed = '=_facteur-mixed';

/**
 * Prepares the frame of all messages of a template, with its inline images encoded once:
 * mixed > (alternative > text, related > (html, inline images)), attachments. Levels that are not needed are left out.
 * @see https://www.rfc-editor.org/rfc/rfc2046 and https://www.rfc-editor.org/rfc/rfc2387
 */
export function compileFrame(images: readonly MessagePart[]): AssembleMessage {
  const fixedImages = Buffer.from(images.map(encodeImage).join(''), 'latin1');
  // The messages of one template have about the same length.
  let expected = 16_384;
  const endAlone = endOf([], images.length > 0, false);
  return (headers, isUtf8, text, writeHtml, files) => {
    const isMixed = files.some(({ cid }) => cid === undefined);
    const hasImages = images.length > 0 || files.some(({ cid }) => cid !== undefined);
    const end = files.length === 0 ? endAlone : endOf(files, hasImages, isMixed);
    const output = createByteWriter(expected + end.length);
    if (isUtf8) writeUtf8(output, headers);
    else writeAscii(output, headers);
    writeBytes(output, isMixed ? openMixed : openText);
    writeQuotedPrintable(output, text);
    writeBytes(output, hasImages ? openRelated : openHtml);
    writeHtml(output);
    writeBytes(output, lineBreak);
    if (hasImages) writeBytes(output, fixedImages);
    writeAscii(output, end);
    expected = Math.max(expected, output.length - end.length + 4096);
    return output.bytes.subarray(0, output.length);
  };
}

const lineBreak = Buffer.from('\r\n', 'latin1');
const toText = `${multipart('alternative', alternative)}\r\n--${alternative}\r\n${textHeaders('plain')}`;
const openText = Buffer.from(`MIME-Version: 1.0\r\n${toText}`, 'latin1');
const openMixed = Buffer.from(
  `MIME-Version: 1.0\r\n${multipart('mixed', mixed)}\r\n--${mixed}\r\n${toText}`,
  'latin1',
);
const openHtml = Buffer.from(`\r\n--${alternative}\r\n${textHeaders('html')}`, 'latin1');
const openRelated = Buffer.from(
  `\r\n--${alternative}\r\n${multipart('related', related, '; type="text/html"')}\r\n--${related}\r\n${textHeaders('html')}`,
  'latin1',
);

function endOf(files: readonly MessagePart[], hasImages: boolean, isMixed: boolean): string {
  let end = '';
  for (const file of files) if (file.cid !== undefined) end += encodeImage(file);
  if (hasImages) end += `--${related}--\r\n`;
  end += `--${alternative}--\r\n`;
  if (!isMixed) return end;
  for (const file of files) if (file.cid === undefined) end += `--${mixed}\r\n${encodeFile(file)}`;
  return `${end}--${mixed}--\r\n`;
}

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

/** Encodes bytes as base64 in lines of 76 characters, each ended by CRLF. @see https://www.rfc-editor.org/rfc/rfc2045#section-6.8 */
function encodeBase64Lines(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // 57 bytes make one line of 76 characters.
  let lines = '';
  for (let start = 0; start < buffer.length; start += 57)
    lines += `${buffer.toString('base64', start, Math.min(start + 57, buffer.length))}\r\n`;
  return lines;
}
