import { type ByteWriter, reserve } from './byte-writer.ts';

/** RFC 2045, section 6.7: 76 characters in a line, the last being the `=` of a soft line break. */
const longestLine = 75;
const hexDigits = Buffer.from('0123456789ABCDEF', 'latin1');
const [lineFeed, carriageReturn, space, equals] = [10, 13, 32, 61];

/** Bytes that stand for themselves. A space does too, but not at the end of a line. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= space && byte <= 126 && byte !== equals ? 1 : 0,
);

/** Writes a whole text in quoted-printable, in one pass. Line breaks become CRLF; the text should end with one. */
export function writeQuotedPrintable(writer: ByteWriter, text: string): void {
  // The UTF-8 is written into the room behind what will come of it: three characters for a byte, and a soft break of
  // three in each line.
  const most = text.length * 3;
  const room = most * 3 + Math.ceil((most * 3) / (longestLine - 2)) * 3;
  reserve(writer, room + most);
  const { bytes } = writer;
  const start = writer.length + room;
  const length = bytes.write(text, start, 'utf8');
  writer.length = encode(bytes, start, start + length, writer.length);
}

/** Encodes the bytes from `inputStart` to `inputEnd`, from `outputStart` on. @returns where it ends */
function encode(bytes: Uint8Array, inputStart: number, inputEnd: number, outputStart: number): number {
  let written = outputStart;
  let position = inputStart;
  while (position < inputEnd) {
    // One line of the output, up to the line feed or the soft line break that ends it.
    const end = written + longestLine;
    const lineStart = written;
    let byte = 0;
    for (; position < inputEnd; position++) {
      byte = bytes[position]!;
      if (isPlain[byte] === 1) {
        if (written === end) break;
        bytes[written++] = byte;
      } else {
        if (byte === carriageReturn && position + 1 < inputEnd && bytes[position + 1] === lineFeed) continue;
        if (byte === lineFeed || written + 3 > end) break;
        bytes[written++] = equals;
        bytes[written++] = hexDigits[byte >> 4]!;
        bytes[written++] = hexDigits[byte & 15]!;
      }
    }
    const isEnd = position >= inputEnd || byte === lineFeed;
    if (isEnd && written > lineStart && bytes[written - 1] === space)
      written = writeLastSpace(bytes, written - 1, end);
    if (position >= inputEnd) break;
    if (isEnd) position++;
    else bytes[written++] = equals;
    bytes[written++] = carriageReturn;
    bytes[written++] = lineFeed;
  }
  return written;
}

/** A space at the end of a line is encoded, for servers strip it; where it no longer fits, it gets a line of its own. */
function writeLastSpace(bytes: Uint8Array, start: number, end: number): number {
  let written = start;
  if (written + 3 > end) {
    bytes[written++] = equals;
    bytes[written++] = carriageReturn;
    bytes[written++] = lineFeed;
  }
  bytes[written++] = equals;
  bytes[written++] = hexDigits[space >> 4]!;
  bytes[written++] = hexDigits[space & 15]!;
  return written;
}
