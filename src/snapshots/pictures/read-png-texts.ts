import { crc32 } from 'node:zlib';
import { pngSignature } from '../../qr-code/png-chunk.ts';

/**
 * Reads the chunks of a PNG and verifies their checksums, without decoding pixels.
 * @returns its texts by keyword, or undefined if it is not a PNG or is damaged
 */
export function readPngTexts(png: Buffer): Map<string, string> | undefined {
  if (!png.subarray(0, 8).equals(pngSignature)) return undefined;
  const texts = new Map<string, string>();
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    if (end + 4 > png.length) return undefined;
    if (crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) return undefined;
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return texts;
    if (type === 'tEXt') {
      const [keyword, text] = png.toString('latin1', at + 8, end).split('\0', 2);
      texts.set(keyword!, text ?? '');
    }
    at = end + 4;
  }
  return undefined;
}
