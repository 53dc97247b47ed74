import { expect, test } from 'vitest';
import { boxHeightOf } from '../../../src/checks/styles/box-height.ts';
import { openStyles } from '../../../src/checks/styles/compute-styles.ts';
import { phone } from '../../../src/checks/styles/media.ts';
import { elementsIn } from '../../../src/mail-html/document-tree.ts';
import { parseHtml } from '../../../src/mail-html/parse-html.ts';

test.each([
  ['the default line height of the font', 'font-size: 20px', 24],
  ['a line height in pixels', 'line-height: 24px', 24],
  ['a line height as a number, relative to its own font', 'font-size: 20px; line-height: 1.5', 30],
  ['paddings of one, two, three and four values', 'line-height: 20px; padding: 12px', 44],
  ['two values', 'line-height: 20px; padding: 14px 28px', 48],
  ['four values', 'line-height: 20px; padding: 1px 2px 3px 4px', 24],
  ['one side set separately', 'line-height: 20px; padding: 4px; padding-top: 10px', 34],
  ['paddings in em', 'font-size: 20px; line-height: 20px; padding: 0.5em 0', 40],
  ['borders', 'line-height: 20px; border: 2px solid #0b5fff', 24],
  ['no borders', 'line-height: 20px; border: 2px none', 20],
  ['an explicit height', 'display: inline-block; line-height: 20px; height: 44px', 44],
  ['no height for an inline element', 'line-height: 20px; height: 44px', 20],
])('%s', async (_, style, expected) => {
  expect(await heightOf(`<a href="#" style="${style}">Pay</a>`)).toBeCloseTo(expected);
});

test('the height of a line is inherited', async () => {
  const html =
    '<div style="font-size: 20px; line-height: 1.5em"><p style="font-size: 13px"><a href="#">Pay</a></p></div>';
  expect(await heightOf(html)).toBe(30);
});

test('a link is as high as its image', async () => {
  expect(await heightOf('<a href="#"><img src="logo.png" width="120" height="60" alt="Kantoor"></a>')).toBe(
    60,
  );
});

async function heightOf(html: string): Promise<number> {
  const document = parseHtml(html);
  const link = elementsIn(document).find(({ tagName }) => tagName === 'a')!;
  return boxHeightOf(link, await openStyles(document).in(phone));
}
