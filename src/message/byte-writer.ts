import { encodePiece } from './quoted-printable.ts';

/** Bytes of a message that are being written, into memory that grows where it has to. */
export interface ByteWriter {
  bytes: Buffer;
  /** How many have been written. */
  length: number;
}

/** @param size about how many bytes are to come */
export function createByteWriter(size: number): ByteWriter {
  return { bytes: Buffer.allocUnsafe(size), length: 0 };
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  const { length } = bytes;
  reserve(writer, length);
  const { bytes: target, length: start } = writer;
  // Calling `set` takes longer than copying a few bytes by hand.
  if (length > 24) target.set(bytes, start);
  else for (let index = 0; index < length; index++) target[start + index] = bytes[index]!;
  writer.length = start + length;
}

/** Writes text that is ASCII. */
export function writeAscii(writer: ByteWriter, text: string): void {
  reserve(writer, text.length);
  writer.length += writer.bytes.write(text, writer.length, 'latin1');
}

export function writeUtf8(writer: ByteWriter, text: string): void {
  reserve(writer, text.length * 3);
  writer.length += writer.bytes.write(text, writer.length, 'utf8');
}

const noBreakSpace = 160;
const [equals, carriageReturn, lineFeed] = [61, 13, 10];
/** `=C2=A0`, the no-break space that every amount has. */
const encodedSpace = Buffer.from('=C2=A0', 'latin1');
const longestLine = 75;

/**
 * Writes a text as a piece of quoted-printable: `encodePiece(text)`. Nearly all values are short and plain, apart from
 * the no-break space of an amount; those are written by hand, byte by byte, which takes a tenth of making a string.
 */
export function writePiece(writer: ByteWriter, text: string): void {
  const { length } = text;
  if (length === 0) return;
  reserve(writer, 6 * length + 3);
  const { bytes } = writer;
  const start = writer.length;
  let position = start;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 32 && code <= 126 && code !== equals) {
      bytes[position++] = code;
    } else if (code === noBreakSpace) {
      for (let byte = 0; byte < 6; byte++) bytes[position++] = encodedSpace[byte]!;
    } else {
      position = start + longestLine + 1;
      break;
    }
  }
  if (position - start > longestLine) {
    writeAscii(writer, encodePiece(text));
    return;
  }
  bytes[position++] = equals;
  bytes[position++] = carriageReturn;
  bytes[position++] = lineFeed;
  writer.length = position;
}

/** Makes room for more bytes. */
export function reserve(writer: ByteWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(needed, writer.bytes.length * 2));
  writer.bytes.copy(larger, 0, 0, writer.length);
  writer.bytes = larger;
}
