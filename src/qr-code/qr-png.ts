import { zlibSync } from 'fflate/browser';
import type { QrModules } from './encode-qr.ts';
import { pngChunk, pngSignature } from './png-chunk.ts';

/**
 * Draws a QR code as an opaque PNG, black on white with one bit per pixel: about 600 bytes for a payment link.
 * @param scale pixels per module side, a whole number from 1
 */
export function qrPng(modules: QrModules, scale: number): Uint8Array {
  const side = modules.length * scale;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  header[8] = 1;
  // Level 1 takes half the time of the default level and adds only 60 bytes.
  const pixels = zlibSync(scanLines(modules, scale), { level: 1, mem: 0 });
  return join([
    pngSignature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const piece of pieces) {
    joined.set(piece, length);
    length += piece.length;
  }
  return joined;
}

/** Each line is a filter byte and packed pixels. A repeated line uses the filter "up" (2), which leaves only zeros. */
function scanLines(modules: QrModules, scale: number): Uint8Array {
  const length = 1 + Math.ceil((modules.length * scale) / 8);
  const lines = new Uint8Array(length * modules.length * scale);
  modules.forEach((row, index) => {
    const start = index * scale * length;
    drawRow(lines, start + 1, row, scale);
    for (let line = 1; line < scale; line++) lines[start + line * length] = 2;
  });
  return lines;
}

/** Draws the runs of light modules: in one-bit greyscale, 1 is white. */
function drawRow(lines: Uint8Array, start: number, row: readonly boolean[], scale: number): void {
  for (let module = 0; module < row.length; module++) {
    if (row[module]) continue;
    const from = module * scale;
    while (row[module + 1] === false) module++;
    setBits(lines, start, from, (module + 1) * scale);
  }
}

/** Sets the bits from `from` up to, not including, `to`, starting at the highest bit of a byte. */
function setBits(bytes: Uint8Array, start: number, from: number, to: number): void {
  const first = start + (from >> 3);
  const last = start + (to >> 3);
  const head = 0xff >> (from & 7);
  const tail = 0xff & ~(0xff >> (to & 7));
  if (first === last) {
    bytes[first]! |= head & tail;
    return;
  }
  bytes[first]! |= head;
  bytes.fill(0xff, first + 1, last);
  if (tail !== 0) bytes[last]! |= tail;
}
