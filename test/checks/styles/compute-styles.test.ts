import { describe, expect, test } from 'vitest';
import { openStyles } from '../../../src/checks/styles/compute-styles.ts';
import { phone, type View } from '../../../src/checks/styles/media.ts';
import { elementsIn } from '../../../src/mail-html/document-tree.ts';
import { parseHtml } from '../../../src/mail-html/parse-html.ts';

describe('the computed style of an element', () => {
  test.each([
    ['the later of two equals', '<style>p { color: red } p { color: blue }</style><p>', 'blue'],
    [
      'a class rather than an element',
      '<style>.a { color: blue } p { color: red }</style><p class="a">',
      'blue',
    ],
    [
      'an id rather than classes',
      '<style>#i { color: blue } .a.b.c { color: red }</style><p id="i" class="a b c">',
      'blue',
    ],
    [
      'the style attribute rather than a style sheet',
      '<style>#i { color: red }</style><p id="i" style="color: blue">',
      'blue',
    ],
    [
      'what is important rather than the style attribute',
      '<style>p { color: blue !important }</style><p style="color: red">',
      'blue',
    ],
    [
      'the important style attribute rather than all',
      '<style>p { color: red !important }</style><p style="color: blue !important">',
      'blue',
    ],
    ['CSS rather than an attribute of HTML', '<style>font { color: blue }</style><font color="red">', 'blue'],
    ['an HTML attribute, if CSS sets nothing', '<font color="blue">', 'blue'],
    [
      'the heaviest selector of a list',
      '<style>p, .a { color: blue } p { color: red }</style><p class="a">',
      'blue',
    ],
    [
      'nothing for a selector that is unknown',
      '<style>p { color: blue } p::-moz-thing(x) { color: red }</style><p>',
      'blue',
    ],
    [
      'nothing for a style sheet that cannot be read',
      '<style>p { color: red</style><p style="color: blue">',
      'blue',
    ],
    [
      'nothing for a conditional comment',
      '<!--[if mso]><style>p { color: red !important }</style><![endif]--><p style="color: blue">',
      'blue',
    ],
  ])('is %s', async (_, html, expected) => {
    expect(await computed(html, 'color')).toBe(expected);
  });

  test('the background shorthand removes the colour', async () => {
    const html = '<style>p { background-color: red; background: none }</style><p>';
    expect(await computed(html, 'background-color')).toBe('none');
  });

  test('a value keeps its quotes, brackets and semicolons', async () => {
    const html = `<p style="font-family: 'a;b', c; background: url(data:x;base64,y) #fff; color: blue">`;
    expect(await computed(html, 'font-family')).toBe("'a;b', c");
    expect(await computed(html, 'color')).toBe('blue');
  });
});

test.each<[string, View, string]>([
  ['@media (prefers-color-scheme: dark)', phone, 'no'],
  ['@media (prefers-color-scheme: dark)', { ...phone, scheme: 'dark' }, 'yes'],
  ['@media only screen and (max-width: 599px)', phone, 'yes'],
  ['@media (min-width: 600px)', phone, 'no'],
  ['@media (min-width: 37.5em)', { ...phone, width: 600 }, 'yes'],
  ['@media (min-width: 600px), (prefers-color-scheme: light)', phone, 'yes'],
  ['@media print', phone, 'no'],
  ['@supports (display: grid)', phone, 'no'],
])('%s is seen by %o: %s', async (condition, view, expected) => {
  const html = `<style>p { color: no } ${condition} { p { color: yes } }</style><p>`;
  expect(await computed(html, 'color', view)).toBe(expected);
});

test('a condition may be in the media attribute of a style sheet', async () => {
  expect(
    await computed('<style media="(min-width: 600px)">p { color: red }</style><p>', 'color'),
  ).toBeUndefined();
});

async function computed(html: string, property: string, view: View = phone): Promise<string | undefined> {
  const document = parseHtml(`<body>${html}`);
  const element = elementsIn(document).findLast(({ tagName }) => tagName === 'p' || tagName === 'font');
  return (await openStyles(document).in(view)).get(element!)?.get(property);
}
