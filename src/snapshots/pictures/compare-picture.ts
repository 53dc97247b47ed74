import { encodePicture, encodePixels, hashScreenshot, screenshotHashOf } from './encode-picture.ts';
import { decodePng, type Pixels } from './pixels.ts';
import { readPngTexts } from './read-png-texts.ts';

/** How a screenshot compares with the approved picture. */
export type PictureComparison =
  | { readonly status: 'same' }
  | { readonly status: 'missing' | 'damaged'; readonly words: string; readonly after: Uint8Array }
  | {
      readonly status: 'changed';
      readonly words: string;
      readonly before: Uint8Array;
      readonly after: Uint8Array;
      /** The new picture, pale, with the pixels that differ in red. */
      readonly difference: Uint8Array;
    };

/**
 * The difference between two colours from which a pixel counts as changed: 0 to 1, as pixelmatch measures it in
 * YIQ space. 0.1 ignores the reduced colours of stored pictures, but nothing that a reader would notice.
 */
const threshold = 0.1;

/** Compares a screenshot with the approved picture. No pixel may differ by more than the threshold. */
export async function comparePicture(
  approved: Buffer | undefined,
  screenshot: Buffer,
): Promise<PictureComparison> {
  if (approved === undefined)
    return { status: 'missing', words: 'no approved picture yet', after: await encodePicture(screenshot) };
  const texts = readPngTexts(approved);
  if (texts !== undefined && screenshotHashOf(texts) === hashScreenshot(screenshot))
    return { status: 'same' };
  const before = texts === undefined ? undefined : await decodePng(approved).catch(() => undefined);
  if (before === undefined)
    return {
      status: 'damaged',
      words: 'it is not a readable PNG; restore it from version control, or accept the new one',
      after: await encodePicture(screenshot),
    };
  const found = await comparePixels(before, await decodePng(screenshot));
  if (found === undefined) return { status: 'same' };
  const after = await encodePicture(screenshot);
  return { status: 'changed', words: found.words, before: approved, after, difference: found.difference };
}

async function comparePixels(
  before: Pixels,
  after: Pixels,
): Promise<{ words: string; difference: Buffer } | undefined> {
  const { default: pixelmatch } = await import('pixelmatch');
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const [one, other] = [before, after].map((picture) => enlarge(picture, width, height));
  const compare = (drawing?: Uint8Array): number =>
    pixelmatch(one!, other!, drawing, width, height, {
      threshold,
      // The browser is pinned, so a changed soft edge is a change too.
      includeAA: true,
      diffColor: [214, 40, 57],
    });
  const count = compare();
  const isSameSize = before.width === after.width && before.height === after.height;
  if (count === 0 && isSameSize) return undefined;
  // Drawn only now, because almost all pictures are the same.
  const drawing = new Uint8Array(width * height * 4);
  compare(drawing);
  const words = [describeSize(before, after), describeCount(count, width * height)].filter(
    (part) => part !== '',
  );
  return { words: words.join(', '), difference: await encodePixels({ width, height, data: drawing }) };
}

/** Places a picture at the top left of a larger transparent one. */
function enlarge(picture: Pixels, width: number, height: number): Uint8Array {
  if (picture.width === width && picture.height === height) return picture.data;
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < picture.height; row++) {
    const line = picture.data.subarray(row * picture.width * 4, (row + 1) * picture.width * 4);
    data.set(line, row * width * 4);
  }
  return data;
}

function describeSize(before: Pixels, after: Pixels): string {
  const by = after.height - before.height;
  if (before.width !== after.width)
    return `its size was ${before.width} × ${before.height} and is ${after.width} × ${after.height} pixels`;
  if (by === 0) return '';
  return `it is ${Math.abs(by)} pixels ${by > 0 ? 'taller' : 'shorter'} (${before.height} -> ${after.height})`;
}

function describeCount(count: number, total: number): string {
  if (count === 0) return '';
  const share = (count / total) * 100;
  return `${count} ${count === 1 ? 'pixel differs' : 'pixels differ'} (${share < 0.01 ? 'less than 0.01' : share.toFixed(2)} %)`;
}
