import { expect, test } from 'vitest';
import { formatColour, parseColour } from '../../../src/checks/colours/parse-colour.ts';
import { openStyles } from '../../../src/checks/styles/compute-styles.ts';
import { findVisibleTexts, type Look } from '../../../src/checks/styles/find-visible-texts.ts';
import { phone } from '../../../src/checks/styles/media.ts';
import { parseHtml } from '../../../src/mail-html/parse-html.ts';

const look: Look = {
  canvas: parseColour('#ffffff')!,
  ink: parseColour('#000000')!,
  link: parseColour('#0000ee')!,
  recolour: (colour) => colour,
};

test.each([
  ['the default colours', '<p>A</p>', ['#000000 on #ffffff']],
  [
    'what is inherited',
    '<div style="color: #111111; background: #eeeeee"><p>A</p></div>',
    ['#111111 on #eeeeee'],
  ],
  [
    'the cell behind',
    '<table bgcolor="#101010"><tr><td style="color: #fafafa">A</td></tr></table>',
    ['#fafafa on #101010'],
  ],
  ['the colour in a shorthand', '<p style="background: no-repeat #eeeeee">A</p>', ['#000000 on #eeeeee']],
  ['what shows through', '<p style="background-color: rgba(0, 0, 0, 0.5)">A</p>', ['#000000 on #808080']],
  ['the opacity of the parent', '<div style="opacity: 0.5"><p>A</p></div>', ['#808080 on #ffffff']],
  ['the own colour of a link', '<div style="color: #111111"><a href="#">A</a></div>', ['#0000ee on #ffffff']],
  [
    'a link that inherits',
    '<div style="color: #111111"><a href="#" style="color: inherit">A</a></div>',
    ['#111111 on #ffffff'],
  ],
  ['nothing upon an image', '<div style="background-image: url(a.png)"><p>A</p></div>', []],
  [
    'a colour upon an image',
    '<div style="background-image: url(a.png)"><p style="background: #eeeeee">A</p></div>',
    ['#000000 on #eeeeee'],
  ],
  ['nothing that is hidden', '<div style="display: none"><p>A</p></div><p style="font-size: 0">B</p>', []],
  ['nothing for invisible characters', '<p>&#8202; &zwnj;\u034f</p>', []],
])('reads %s', async (_, html, expected) => {
  const document = parseHtml(html);
  const seen = findVisibleTexts(document, await openStyles(document).in(phone), look);
  expect(seen.map(({ colour, ground }) => `${formatColour(colour)} on ${formatColour(ground)}`)).toEqual(
    expected,
  );
});

test('recognises large and bold text', async () => {
  const document = parseHtml('<h1>A</h1><p style="font: bold 14pt/1.5 Arial">B</p><small>C</small>');
  const seen = findVisibleTexts(document, await openStyles(document).in(phone), look);
  expect(seen.map(({ size, isBold }) => [Math.round(size), isBold])).toEqual([
    [32, true],
    [19, true],
    [13, false],
  ]);
});

test('finds the surroundings of a button, but not of a link', async () => {
  const document = parseHtml(
    '<div style="background: #eeeeee"><table><tr><td bgcolor="#0b5fff"><a href="#" style="background: #0b5fff">A</a></td></tr></table><a href="#">B</a></div>',
  );
  const seen = findVisibleTexts(document, await openStyles(document).in(phone), look);
  expect(seen.map(({ around }) => around && formatColour(around))).toEqual(['#eeeeee', undefined]);
});
