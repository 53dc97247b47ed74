import { decodeHTML } from 'entities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeAscii } from '../../src/mail-html/escape-ascii.ts';

test('a text becomes ASCII, and HTML reads it as the same text', () => {
  // Not the controls from U+0080: written as numbers, HTML reads them as characters of Windows-1252.
  const unit = fc
    .oneof(
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0xa0, max: 0xd7ff }),
      fc.integer({ min: 0x1f300, max: 0x1f600 }),
    )
    .map((code) => String.fromCodePoint(code));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(escapeAscii(text)).toMatch(/^[ -~]*$/);
      expect(escapeAscii(text)).not.toMatch(/[<>"']/);
      expect(decodeHTML(escapeAscii(text))).toBe(text);
    }),
  );
});

test('the characters of amounts become named entities', () => {
  expect(escapeAscii('€\u00a01.210,00 & £ ¥ ₹')).toBe('&euro;&nbsp;1.210,00 &#38; &pound; &yen; &#8377;');
});
