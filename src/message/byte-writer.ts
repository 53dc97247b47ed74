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

const [equals, carriageReturn, lineFeed] = [61, 13, 10];
const longestLine = 75;

/**
 * Writes a text as a piece of quoted-printable: `encodePiece(text)`. Nearly all values are short; those are written by
 * hand, byte by byte, which takes a tenth of making a string.
 */
export function writePiece(writer: ByteWriter, text: string): void {
  const { length } = text;
  if (length === 0) return;
  if (length <= longestLine) {
    reserve(writer, longestEscape * length + 3);
    const { bytes, length: start } = writer;
    const end = writeShort(bytes, start, text);
    if (end !== undefined && end - start <= longestLine) {
      bytes[end] = equals;
      bytes[end + 1] = carriageReturn;
      bytes[end + 2] = lineFeed;
      writer.length = end + 3;
      return;
    }
  }
  writeAscii(writer, encodePiece(text));
}

/** `=E2=82=AC`: three bytes of UTF-8. */
const longestEscape = 9;

/** Gives up at a line break, a control character, and what takes two units of UTF-16. @returns the end of what it wrote */
function writeShort(bytes: Uint8Array, start: number, text: string): number | undefined {
  let position = start;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 32 && code <= 126 && code !== equals) {
      bytes[position++] = code;
    } else if (code === equals) {
      position = writeEscaped(bytes, position, code);
    } else if (code >= 0x80 && code < 0x800) {
      position = writeEscaped(bytes, position, 0xc0 | (code >> 6));
      position = writeEscaped(bytes, position, 0x80 | (code & 63));
    } else if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) {
      position = writeEscaped(bytes, position, 0xe0 | (code >> 12));
      position = writeEscaped(bytes, position, 0x80 | ((code >> 6) & 63));
      position = writeEscaped(bytes, position, 0x80 | (code & 63));
    } else {
      return undefined;
    }
  }
  return position;
}

const hexDigits = Buffer.from('0123456789ABCDEF', 'latin1');

/** Writes a byte as `=E2`. @returns where the next one goes */
export function writeEscaped(bytes: Uint8Array, at: number, byte: number): number {
  bytes[at] = equals;
  bytes[at + 1] = hexDigits[byte >> 4]!;
  bytes[at + 2] = hexDigits[byte & 15]!;
  return at + 3;
}

/** Makes room for more bytes. */
export function reserve(writer: ByteWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(needed, writer.bytes.length * 2));
  writer.bytes.copy(larger, 0, 0, writer.length);
  writer.bytes = larger;
}
