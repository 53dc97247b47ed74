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

function encodeBytes(input: Uint8Array, length: number, output: Uint8Array): number {
  let written = 0;
  let column = 0;
  for (let position = 0; position < length; position++) {
    const byte = input[position]!;
    const next = input[position + 1];
    const isLast = position + 1 === length;
    if (byte === lineFeed) {
      output[written++] = carriageReturn;
      output[written++] = lineFeed;
      column = 0;
      continue;
    }
    if (byte === carriageReturn && !isLast && next === lineFeed) continue;
    const isTrailing = byte === space && (isLast || next === lineFeed || next === carriageReturn);
    const isPlain = byte >= space && byte <= 126 && byte !== equals && !isTrailing;
    if (column + (isPlain ? 1 : 3) > longestLine) {
      output[written++] = equals;
      output[written++] = carriageReturn;
      output[written++] = lineFeed;
      column = 0;
    }
    if (isPlain) {
      output[written++] = byte;
      column++;
    } else {
      output[written++] = equals;
      output[written++] = hexDigits[byte >> 4]!;
      output[written++] = hexDigits[byte & 15]!;
      column += 3;
    }
  }
  return written;
}
