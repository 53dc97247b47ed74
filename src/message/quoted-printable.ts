import { type ByteWriter, createByteWriter, reserve } from './byte-writer.ts';

/** RFC 2045, section 6.7: at most 76 characters in a line, including the `=` of a soft line break. */
const longestLine = 75;
const hexDigits = Buffer.from('0123456789ABCDEF', 'latin1');
const [lineFeed, carriageReturn, space, equals] = [10, 13, 32, 61];

/** Bytes that are not encoded. A space is not either, except at the end of a line. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= space && byte <= 126 && byte !== equals ? 1 : 0,
);

/** Writes a whole text in quoted-printable. Line breaks become CRLF. The text should end with a line break. */
export function writeQuotedPrintable(writer: ByteWriter, text: string): void {
  encode(writer, text, true);
}

/**
 * Writes a piece of a text. Pieces can be joined in any order: each starts at the beginning of a line and ends with its
 * own line break or a soft one.
 */
export function writePiece(writer: ByteWriter, text: string): void {
  const { length } = text;
  if (length === 0) return;
  if (!writePlain(writer, text)) encode(writer, text, false);
  if (text.charCodeAt(length - 1) !== lineFeed) writer.length = breakSoftly(writer.bytes, writer.length);
}

/** Encodes a fixed piece, once for all mails. */
export function encodePiece(text: string): Buffer {
  const writer = createByteWriter(0);
  writePiece(writer, text);
  return Buffer.from(writer.bytes.subarray(0, writer.length));
}

/** A fast path: most values are short and plain, and encoding one as UTF-8 takes longer than this loop. */
function writePlain(writer: ByteWriter, text: string): boolean {
  const { length } = text;
  if (length > longestLine) return false;
  reserve(writer, length + 3);
  const { bytes, length: start } = writer;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code > 126 || isPlain[code] === 0) return false;
    bytes[start + index] = code;
  }
  writer.length = start + length;
  return true;
}

/**
 * Encodes a text.
 * @param isWhole whether nothing follows. A piece is followed by a soft line break, so that a space at its end needs no
 * encoding if it fits on one line
 */
function encode(writer: ByteWriter, text: string, isWhole: boolean): void {
  // The UTF-8 is written behind the room for its encoded form: three characters for each byte, and three for a soft line
  // break in each line.
  const most = text.length * 3;
  const room = most * 3 + Math.ceil((most * 3) / (longestLine - 2)) * 3 + 3;
  reserve(writer, room + most);
  const { bytes } = writer;
  const start = writer.length + room;
  const end = start + bytes.write(text, start, 'utf8');
  writer.length = encodeBytes(bytes, start, end, writer.length, isWhole);
}

/** Encodes the bytes from `inputStart` to `inputEnd`, and writes from `outputStart`. @returns the end of the output */
function encodeBytes(
  bytes: Uint8Array,
  inputStart: number,
  inputEnd: number,
  outputStart: number,
  isWhole: boolean,
): number {
  let written = outputStart;
  let position = inputStart;
  let isOneLine = !isWhole;
  while (position < inputEnd) {
    // Each round writes one line, up to its line feed or soft line break.
    const end = written + longestLine;
    const lineStart = written;
    let byte = 0;
    for (; position < inputEnd; position++) {
      byte = bytes[position]!;
      if (isPlain[byte] === 1) {
        if (written === end) break;
        bytes[written++] = byte;
      } else {
        if (byte === carriageReturn) {
          isOneLine = false;
          if (position + 1 < inputEnd && bytes[position + 1] === lineFeed) continue;
        }
        if (byte === lineFeed || written + 3 > end) break;
        written = writeHex(bytes, written, byte);
      }
    }
    const isLast = position >= inputEnd;
    const isEnd = isLast ? !isOneLine : byte === lineFeed;
    if (isEnd && written > lineStart && bytes[written - 1] === space)
      written = encodeLastSpace(bytes, written - 1, end);
    if (isLast) break;
    isOneLine = false;
    if (isEnd) {
      position++;
      bytes[written++] = carriageReturn;
      bytes[written++] = lineFeed;
    } else written = breakSoftly(bytes, written);
  }
  return written;
}

/** Encodes a space at the end of a line, because servers strip it. If it does not fit, it gets a new line. */
function encodeLastSpace(bytes: Uint8Array, start: number, end: number): number {
  return writeHex(bytes, start + 3 > end ? breakSoftly(bytes, start) : start, space);
}

function breakSoftly(bytes: Uint8Array, start: number): number {
  bytes[start] = equals;
  bytes[start + 1] = carriageReturn;
  bytes[start + 2] = lineFeed;
  return start + 3;
}

function writeHex(bytes: Uint8Array, start: number, byte: number): number {
  bytes[start] = equals;
  bytes[start + 1] = hexDigits[byte >> 4]!;
  bytes[start + 2] = hexDigits[byte & 15]!;
  return start + 3;
}
