import { zlibSync } from 'fflate';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { keepPictures } from '../../src/snapshots/keep-pictures.ts';

/** A PNG of one colour, written with a filter. */
function picture(grey: number, filterType: number, side = 20): string {
  const png = new PNG({ width: side, height: side });
  for (let index = 0; index < png.data.length; index++)
    png.data[index] = index % 4 === 3 ? 255 : grey + (index % 3);
  return PNG.sync.write(png, { filterType }).toString('base64');
}

const html = (bytes: string, cid = 'qr-1'): string =>
  `<p><img src="data:image/png;base64,${bytes}#cid=${cid}"></p>`;

test('the same pixels in other bytes are the approved picture', async () => {
  const [before, after] = [picture(10, 4), picture(10, 1)];
  expect(before).not.toBe(after);
  expect(await keepPictures(html(after), html(before))).toBe(html(before));
});

test.each([
  ['another colour', picture(11, 1), 'qr-1'],
  ['another size', picture(10, 1, 21), 'qr-1'],
  ['another Content-ID', picture(10, 1), 'qr-2'],
  ['no PNG', Buffer.from(zlibSync(new Uint8Array(8))).toString('base64'), 'qr-1'],
])('%s stays another picture', async (_, bytes, cid) => {
  expect(await keepPictures(html(bytes, cid), html(picture(10, 4)))).toBe(html(bytes, cid));
});
