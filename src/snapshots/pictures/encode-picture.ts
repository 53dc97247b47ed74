import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { pngChunk, pngSignature } from '../../qr-code/png-chunk.ts';
import { buildPalette, type Palette } from './build-palette.ts';
import { decodePng, type Pixels } from './pixels.ts';

/** The keyword of the PNG's text that holds the hash of the screenshot it was made of. */
const keyword = 'Screenshot-SHA-256';

/**
 * Makes the picture that is kept of a screenshot: a quarter of its size, because a mail has few colours. Its text tells
 * from which screenshot it was made, so that a later run knows the same one without decoding either.
 */
export async function encodePicture(screenshot: Uint8Array): Promise<Buffer> {
  const text = Buffer.from(`${keyword}\0${hashScreenshot(screenshot)}`, 'latin1');
  return encodePixels(await decodePng(screenshot), pngChunk('tEXt', text));
}

/** Writes a PNG, in a palette where that cannot be seen. */
export async function encodePixels(pixels: Pixels, text: Uint8Array = Buffer.alloc(0)): Promise<Buffer> {
  const palette = buildPalette(pixels);
  const { header, table, lines } = palette === undefined ? inFullColour(pixels) : inPalette(pixels, palette);
  // Not in this thread: the browser's next picture is decoded meanwhile.
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

/** The hash of the screenshot that a picture was made of, if it says so. */
export function screenshotHashOf(texts: ReadonlyMap<string, string>): string | undefined {
  return texts.get(keyword);
}

/** The parts of a PNG that depend on how its colours are kept. */
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
      // Most pixels are like the one before them.
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

/** A photograph has more colours than a palette holds; it is kept as it is. */
function inFullColour({ width, height, data }: Pixels): Body {
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let row = 0, at = 0; row < height; row++) {
    // Filter "sub": each byte less that of the pixel at its left.
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
