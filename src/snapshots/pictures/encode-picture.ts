import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { pngChunk, pngSignature } from '../../qr-code/png-chunk.ts';
import { buildPalette, type Palette } from './build-palette.ts';
import { decodePng, type Pixels } from './pixels.ts';

/** The keyword of the PNG text with the hash of the original screenshot. */
const keyword = 'Screenshot-SHA-256';

/**
 * Makes the stored picture of a screenshot: a quarter of its size, because a mail has few colours. It contains the hash
 * of the screenshot, so that a later run recognises an equal one without decoding.
 */
export async function encodePicture(screenshot: Uint8Array): Promise<Buffer> {
  const text = Buffer.from(`${keyword}\0${hashScreenshot(screenshot)}`, 'latin1');
  return encodePixels(await decodePng(screenshot), pngChunk('tEXt', text));
}

/** Writes a PNG, with a palette if the difference is invisible. */
export async function encodePixels(pixels: Pixels, text: Uint8Array = Buffer.alloc(0)): Promise<Buffer> {
  const palette = buildPalette(pixels);
  const { header, table, lines } = palette === undefined ? inFullColour(pixels) : inPalette(pixels, palette);
  // Asynchronous, so that the next picture of the browser is decoded meanwhile.
  const body = await promisify(deflate)(lines, { level: 9, memLevel: 9 });
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    text,
    ...(table === undefined ? [] : [pngChunk('PLTE', table)]),
    pngChunk('IDAT', body),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function hashScreenshot(screenshot: Uint8Array): string {
  return createHash('sha256').update(screenshot).digest('hex');
}

/** The hash of the original screenshot of a picture, if it has one. */
export function screenshotHashOf(texts: ReadonlyMap<string, string>): string | undefined {
  return texts.get(keyword);
}

/** The parts of a PNG that depend on its colour type. */
interface Body {
  readonly header: Buffer;
  readonly table?: Buffer;
  readonly lines: Buffer;
}

function inPalette({ width, height, data }: Pixels, { colours, indexOf }: Palette): Body {
  const source = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const lines = Buffer.alloc((width + 1) * height);
  let last = source[0]!;
  let index = indexOf.get(last)!;
  for (let row = 0, at = 0; row < height; row++) {
    const start = row * (width + 1) + 1;
    for (let column = 0; column < width; column++, at++) {
      const colour = source[at]!;
      // Most pixels equal the previous one.
      if (colour !== last) {
        last = colour;
        index = indexOf.get(colour)!;
      }
      lines[start + column] = index;
    }
  }
  const table = Buffer.from(colours.flatMap((colour) => [colour, colour >> 8, colour >> 16]));
  return { header: imageHeader(width, height, 3), table, lines };
}

/** A photograph has too many colours for a palette, so it is stored unchanged. */
function inFullColour({ width, height, data }: Pixels): Body {
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let row = 0, at = 0; row < height; row++) {
    // Filter "sub": each byte minus that of the pixel to its left.
    lines[at++] = 1;
    for (let column = 0; column < width; column++) {
      const pixel = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel++)
        lines[at++] = data[pixel + channel]! - (column === 0 ? 0 : data[pixel + channel - 4]!);
    }
  }
  return { header: imageHeader(width, height, 2), lines };
}

function imageHeader(width: number, height: number, colourType: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes[8] = 8;
  bytes[9] = colourType;
  return bytes;
}
