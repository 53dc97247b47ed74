import { type ByteWriter, reserve } from './byte-writer.ts';

/** RFC 2045, section 6.7: 76 characters in a line, the last being the `=` of a soft line break. */
const longestLine = 75;
const hexDigits = Buffer.from('0123456789ABCDEF', 'latin1');
const [lineFeed, carriageReturn, space, equals] = [10, 13, 32, 61];

/** What a byte is: 0 plain, 1 to be escaped, 2 a space, which is escaped at the end of a line, 3 CR, 4 LF. */
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === lineFeed) return 4;
  if (byte === carriageReturn) return 3;
  if (byte === space) return 2;
  return byte > space && byte <= 126 && byte !== equals ? 0 : 1;
});

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
  for (let position = 0; position < length; position++) {
    const byte = input[position]!;
    let kind = kinds[byte]!;
    if (kind === 4) {
      output[written++] = carriageReturn;
      output[written++] = lineFeed;
      end = written + longestLine;
      continue;
    }
    if (kind >= 2) {
      const next = position + 1 < length ? kinds[input[position + 1]!]! : 4;
      if (kind === 3 && next === 4) continue;
      kind = kind === 3 || next >= 3 ? 1 : 0;
    }
    if (written + (kind === 0 ? 1 : 3) > end) {
      output[written++] = equals;
      output[written++] = carriageReturn;
      output[written++] = lineFeed;
      end = written + longestLine;
    }
    if (kind === 0) {
      output[written++] = byte;
    } else {
      output[written++] = equals;
      output[written++] = hexDigits[byte >> 4]!;
      output[written++] = hexDigits[byte & 15]!;
    }
  }
  return written;
}
