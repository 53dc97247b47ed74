import { crc32, deflateSync } from 'node:zlib';
import encodeQR from 'qr';

/** Pixels of a module, so that print at 3 cm stays sharp. */
const scale = 8;

/** Light modules around the code, which readers need. @see ISO/IEC 18004 5.3.8 */
const quietZone = 4;

/** Draws the QR code of a payment URL: error correction M, black on opaque white, one bit a pixel. @returns a PNG */
export function paymentQrPng(url: string): Uint8Array {
  const modules = encodeQR(url, 'raw', { ecc: 'medium', border: quietZone });
  const side = modules.length * scale;
  const bytesPerRow = Math.ceil(side / 8);
  const pixels = Buffer.alloc((bytesPerRow + 1) * side);
  for (let y = 0; y < side; y++) {
    const row = modules[Math.floor(y / scale)] ?? [];
    const start = y * (bytesPerRow + 1) + 1;
    // A module is exactly one byte wide.
    for (let x = 0; x < row.length; x++) pixels[start + x] = row[x] === true ? 0x00 : 0xff;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit of grey, deflated, not interlaced.
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
