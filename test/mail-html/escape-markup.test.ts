import { expect, test } from 'vitest';
import { escapeAscii, escapeMarkup } from '../../src/mail-html/escape-markup.ts';

test('what HTML would read as markup is escaped, in text and in attributes of either quote', () => {
  expect(escapeMarkup(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  expect(escapeMarkup('Bakkerij Peeters')).toBe('Bakkerij Peeters');
});

test('in ASCII, signs of money have their names and all else its number', () => {
  expect(escapeAscii('€\u00a01.210,00 < £1 & ¥1')).toBe('&euro;&nbsp;1.210,00 &#60; &pound;1 &#38; &yen;1');
  expect(escapeAscii('zł 😀')).toBe('z&#322; &#128512;');
});
