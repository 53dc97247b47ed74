/** Encodes whole texts into memory that it keeps, so that a text costs one pass and no strings. */
export interface QuotedPrintableWriter {
  /** The encoded text, valid until the next call. Line breaks become CRLF; the text should end with one. */
  encode(text: string): Uint8Array;
}

/** RFC 2045, section 6.7: 76 characters in a line, the last being the `=` of a soft line break. */
const longestLine = 75;
const hexDigits = Buffer.from('0123456789ABCDEF', 'latin1');
const [lineFeed, carriageReturn, space, equals] = [10, 13, 32, 61];

export function createQuotedPrintableWriter(): QuotedPrintableWriter {
  let input = Buffer.allocUnsafe(16_384);
  let output = Buffer.allocUnsafe(65_536);
  return {
    encode(text) {
      // Three bytes of UTF-8 at most for a code unit, three characters for a byte, and soft breaks.
      if (input.length < text.length * 3) {
        input = Buffer.allocUnsafe(text.length * 4);
        output = Buffer.allocUnsafe(text.length * 14);
      }
      const length = input.write(text, 'utf8');
      return output.subarray(0, encodeBytes(input, length, output));
    },
  };
}

/** What a byte is: 0 plain, 1 to be escaped, 2 a space, which is escaped at the end of a line, 3 CR, 4 LF. */
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === lineFeed) return 4;
  if (byte === carriageReturn) return 3;
  if (byte === space) return 2;
  return byte > space && byte <= 126 && byte !== equals ? 0 : 1;
});

function encodeBytes(input: Uint8Array, length: number, output: Uint8Array): number {
  let written = 0;
  // Where the line that is being written has to be broken.
  let end = longestLine;
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
