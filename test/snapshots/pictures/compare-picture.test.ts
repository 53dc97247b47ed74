import fc from 'fast-check';
import pngjs from 'pngjs';
import { describe, expect, test } from 'vitest';
import { comparePicture } from '../../../src/snapshots/pictures/compare-picture.ts';
import { encodePicture } from '../../../src/snapshots/pictures/encode-picture.ts';
import { decodePng } from '../../../src/snapshots/pictures/pixels.ts';

/** A screenshot of a white page with a rectangle in it. */
function screenshot(width: number, height: number, change?: (data: Buffer) => void): Buffer {
  const png = new pngjs.PNG({ width, height });
  png.data.fill(255);
  for (let at = 0; at < width * 8; at++) png.data.set([11, 95, 255, 255], at * 4);
  change?.(png.data);
  return pngjs.PNG.sync.write(png);
}

const gradient = (data: Buffer): void => {
  for (let at = 0; at < data.length; at += 4)
    data.set([(at / 7) & 255, (at / 1601) & 255, (at / 91) & 255, 255], at);
};

describe('a stored picture', () => {
  test('shows each pixel of a mail almost unchanged', async () => {
    const colour = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })));
    await fc.assert(
      fc.asyncProperty(fc.array(colour, { minLength: 1, maxLength: 120 }), async (colours) => {
        const source = screenshot(16, 16, (data) => {
          for (const [index, [red, green, blue]] of colours.entries())
            data.set([red!, green!, blue!, 255], index * 4);
        });
        const [before, after] = [await decodePng(source), await decodePng(await encodePicture(source))];
        expect([after.width, after.height]).toEqual([16, 16]);
        for (let at = 0; at < before.data.length; at += 4) {
          const away = [0, 1, 2].map((channel) => before.data[at + channel]! - after.data[at + channel]!);
          expect(Math.hypot(...away)).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('has the same bytes each time', async () => {
    const source = screenshot(40, 40, gradient);
    expect((await encodePicture(source)).equals(await encodePicture(source))).toBe(true);
  });

  test('keeps every pixel of a photograph', async () => {
    const source = screenshot(200, 100, gradient);
    const kept = await decodePng(await encodePicture(source));
    expect(Buffer.from(kept.data).equals(Buffer.from((await decodePng(source)).data))).toBe(true);
  });
});

describe('a screenshot compared with the approved picture', () => {
  test('is the same if the picture was made from it', async () => {
    const source = screenshot(300, 200);
    expect(await comparePicture(await encodePicture(source), source)).toEqual({ status: 'same' });
  });

  test('is the same if another encoder wrote the same pixels', async () => {
    const approved = await encodePicture(screenshot(300, 200));
    const other = pngjs.PNG.sync.write(pngjs.PNG.sync.read(screenshot(300, 200)), {
      deflateLevel: 1,
      filterType: 0,
    });
    expect(await comparePicture(approved, other)).toEqual({ status: 'same' });
  });

  test('differs by a single pixel, and the difference shows it in red', async () => {
    const approved = await encodePicture(screenshot(300, 200));
    const comparison = await comparePicture(
      approved,
      screenshot(300, 200, (data) => data.set([0, 0, 0], (150 * 300 + 20) * 4)),
    );
    expect(comparison).toMatchObject({ status: 'changed', words: '1 pixel differs (less than 0.01 %)' });
    const { difference } = comparison as { difference: Uint8Array };
    const drawn = await decodePng(difference);
    expect([...drawn.data.subarray((150 * 300 + 20) * 4, (150 * 300 + 20) * 4 + 3)]).toEqual([214, 40, 57]);
  });

  test('reports a different size', async () => {
    const approved = await encodePicture(screenshot(300, 200));
    expect(await comparePicture(approved, screenshot(300, 210))).toMatchObject({
      status: 'changed',
      words: 'it is 10 pixels taller (200 -> 210), 3000 pixels differ (4.76 %)',
    });
    expect(await comparePicture(approved, screenshot(310, 200))).toMatchObject({
      words: expect.stringMatching(/^its size was 300 × 200 and is 310 × 200 pixels/),
    });
  });

  test('is missing if there is no approved picture', async () => {
    expect(await comparePicture(undefined, screenshot(30, 30))).toMatchObject({ status: 'missing' });
  });

  test.each([
    ['is empty', () => Buffer.alloc(0)],
    ['is cut off', (png: Buffer) => png.subarray(0, png.length - 40)],
    ['is text', () => Buffer.from('<<<<<<< HEAD')],
    [
      'has one wrong bit',
      (png: Buffer) => Buffer.from(png.map((byte, at) => (at === png.length - 30 ? byte ^ 1 : byte))),
    ],
  ])('is damaged if the approved one %s', async (_, damage) => {
    const source = screenshot(300, 200);
    expect(await comparePicture(damage(await encodePicture(source)), source)).toMatchObject({
      status: 'damaged',
      words: expect.stringMatching(/not a readable PNG/),
    });
  });
});
