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
  const input = Buffer.from(text, 'utf8');
  // Three characters for a byte, and a soft break of three in each line.
  reserve(writer, input.length * 3 + Math.ceil((input.length * 3) / (longestLine - 2)) * 3);
  writer.length = encode(input, writer.bytes, writer.length);
}

function encode(input: Uint8Array, output: Uint8Array, start: number): number {
  const { length } = input;
  let written = start;
  // Where the line that is being written has to be broken.
  let end = start + longestLine;
  const breakLine = (): void => {
    output[written++] = carriageReturn;
    output[written++] = lineFeed;
    end = written + longestLine;
  };
  const writeEscaped = (byte: number): void => {
    if (written + 3 > end) {
      output[written++] = equals;
      breakLine();
    }
    output[written++] = equals;
    output[written++] = hexDigits[byte >> 4]!;
    output[written++] = hexDigits[byte & 15]!;
  };
  const endLine = (): void => {
    if (written === end - longestLine || output[written - 1] !== space) return;
    written--;
    writeEscaped(space);
  };
  let position = 0;
  while (position < length) {
    let byte = input[position]!;
    while (isPlain[byte] === 1 && written < end) {
      output[written++] = byte;
      byte = input[++position]!;
    }
    if (position >= length) break;
    if (isPlain[byte] === 1) {
      output[written++] = equals;
      breakLine();
      continue;
    }
    if (byte === carriageReturn && input[position + 1] === lineFeed) byte = input[++position]!;
    if (byte === lineFeed) {
      endLine();
      breakLine();
    } else {
      writeEscaped(byte);
    }
    position++;
  }
  endLine();
  return written;
}
