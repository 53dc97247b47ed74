/** The bytes of a message while it is written. The memory grows when needed. */
export interface ByteWriter {
  bytes: Buffer;
  /** The number of bytes written. */
  length: number;
}

/** @param size the expected number of bytes */
export function createByteWriter(size: number): ByteWriter {
  return { bytes: Buffer.allocUnsafe(size), length: 0 };
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  const { length } = bytes;
  reserve(writer, length);
  const { bytes: target, length: start } = writer;
  // For a few bytes, a loop is faster than `set`.
  if (length > 24) target.set(bytes, start);
  else for (let index = 0; index < length; index++) target[start + index] = bytes[index]!;
  writer.length = start + length;
}

/** Writes ASCII text. */
export function writeAscii(writer: ByteWriter, text: string): void {
  reserve(writer, text.length);
  writer.length += writer.bytes.write(text, writer.length, 'latin1');
}

export function writeUtf8(writer: ByteWriter, text: string): void {
  reserve(writer, text.length * 3);
  writer.length += writer.bytes.write(text, writer.length, 'utf8');
}

/** Makes room for more bytes. */
export function reserve(writer: ByteWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(needed, writer.bytes.length * 2));
  writer.bytes.copy(larger, 0, 0, writer.length);
  writer.bytes = larger;
}
