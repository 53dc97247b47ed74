import { type ByteWriter, reserve, writeEscaped } from './byte-writer.ts';

/** RFC 2045, section 6.7: 76 characters in a line, the last being the `=` of a soft line break. */
const longestLine = 75;
const [lineFeed, carriageReturn, space, equals] = [10, 13, 32, 61];

/** Bytes that stand for themselves. A space does too, but not at the end of a line. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= space && byte <= 126 && byte !== equals ? 1 : 0,
);

/** Writes a whole text in quoted-printable, in one pass. Line breaks become CRLF; the text should end with one. */
export function writeQuotedPrintable(writer: ByteWriter, text: string): void {
  const input = Buffer.from(text, 'utf8');
  // Three characters for a byte, and a soft break of three in each line.
  reserve(writer, input.length * 3 + Math.ceil((input.length * 3) / (longestLine - 2)) * 3);
  writer.length = encode(input, writer.bytes, writer.length);
}

function encode(input: Uint8Array, output: Uint8Array, start: number): number {
  let written = start;
  // Where the line that is being written has to be broken. No closure may hold these two: that takes five times as long.
  let end = start + longestLine;
  for (let position = 0; position < input.length; position++) {
    const byte = input[position]!;
    if (isPlain[byte] === 1) {
      if (written === end) {
        written = writeSoftBreak(output, written);
        end = written + longestLine;
      }
      output[written++] = byte;
      continue;
    }
    if (byte === carriageReturn && input[position + 1] === lineFeed) continue;
    if (byte === lineFeed) {
      written = endLine(output, written, end);
      written = writeLineBreak(output, written);
      end = written + longestLine;
      continue;
    }
    if (written + 3 > end) {
      written = writeSoftBreak(output, written);
      end = written + longestLine;
    }
    written = writeEscaped(output, written, byte);
  }
  return endLine(output, written, end);
}

/** A space at the end of a line would be lost on the way. */
function endLine(output: Uint8Array, written: number, end: number): number {
  if (written === end - longestLine || output[written - 1] !== space) return written;
  const last = written - 1;
  return writeEscaped(output, last + 3 > end ? writeSoftBreak(output, last) : last, space);
}

function writeSoftBreak(output: Uint8Array, at: number): number {
  output[at] = equals;
  return writeLineBreak(output, at + 1);
}

function writeLineBreak(output: Uint8Array, at: number): number {
  output[at] = carriageReturn;
  output[at + 1] = lineFeed;
  return at + 2;
}
