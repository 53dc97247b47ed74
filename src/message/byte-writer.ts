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
const hexDigits = Buffer.from('0123456789ABCDEF', 'latin1');

/** By UTF-16 code: what stands for itself in quoted-printable. */
const plain = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 32 && code <= 126 && code !== equals ? 1 : 0,
);

/**
 * Writes a text as a piece of quoted-printable: `encodePiece(text)`. Nearly all values are short and fit on one line; byte
 * by byte they take a tenth of making a string first.
 */
export function writePiece(writer: ByteWriter, text: string): void {
  if (!writeShortPiece(writer, text)) writeAscii(writer, encodePiece(text));
}

/** @returns whether it was written: not what is longer than a line, nor what has line breaks or emoji */
function writeShortPiece(writer: ByteWriter, text: string): boolean {
  const { length } = text;
  if (length > longestLine) return false;
  if (length === 0) return true;
  reserve(writer, 9 * length + 3);
  const { bytes } = writer;
  const start = writer.length;
  let position = start;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 128 && plain[code] === 1) {
      bytes[position++] = code;
    } else {
      if (code < 32 || (code >= 0xd800 && code <= 0xdfff)) return false;
      position = writeEscaped(bytes, position, code);
    }
  }
  if (position - start > longestLine) return false;
  bytes[position++] = equals;
  bytes[position++] = carriageReturn;
  bytes[position++] = lineFeed;
  writer.length = position;
  return true;
}

/** Writes a character of the basic plane as `=E2=82=AC`: its bytes of UTF-8. @returns where the next one goes */
function writeEscaped(bytes: Uint8Array, start: number, code: number): number {
  if (code < 0x80) return writeHex(bytes, start, code);
  if (code < 0x800) return writeHex(bytes, writeHex(bytes, start, 0xc0 | (code >> 6)), 0x80 | (code & 0x3f));
  const second = writeHex(bytes, start, 0xe0 | (code >> 12));
  const third = writeHex(bytes, second, 0x80 | ((code >> 6) & 0x3f));
  return writeHex(bytes, third, 0x80 | (code & 0x3f));
}

function writeHex(bytes: Uint8Array, start: number, byte: number): number {
  bytes[start] = equals;
  bytes[start + 1] = hexDigits[byte >> 4]!;
  bytes[start + 2] = hexDigits[byte & 15]!;
  return start + 3;
}

/** Makes room for more bytes. */
export function reserve(writer: ByteWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(needed, writer.bytes.length * 2));
  writer.bytes.copy(larger, 0, 0, writer.length);
  writer.bytes = larger;
}
