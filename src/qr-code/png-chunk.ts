import { crc32 } from 'node:zlib';

/** The eight bytes that every PNG begins with. */
export const pngSignature: Buffer = Buffer.from('89504e470d0a1a0a', 'hex');

/** A chunk of a PNG: length, type, data and checksum. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
