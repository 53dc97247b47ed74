import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCode, readCode } from '../../src/payment-links/code.ts';

describe('the code of a payment link', () => {
  test('has 14 characters of Crockford base32', () => {
    for (let count = 0; count < 2000; count++) expect(createCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{14}$/);
  });

  test('carries 70 bits: each character is as likely as any other', () => {
    const counts = new Map<string, number>();
    for (let count = 0; count < 20_000; count++) {
      for (const character of createCode()) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    // 280,000 characters, 8,750 of each, standard deviation 92. Six deviations happen in one run in a billion.
    for (const count of counts.values()) expect(Math.abs(count - 8750)).toBeLessThan(6 * 92);
  });

  test('is created from the given bytes', () => {
    expect(createCode((size) => Uint8Array.from({ length: size }, (_, index) => index + 224))).toBe(
      '0123456789ABCD',
    );
  });

  test.each([
    ['7H3K9QWX2M4ABC', '7H3K9QWX2M4ABC'],
    ['7h3k9qwx2m4abc', '7H3K9QWX2M4ABC'],
    ['7H3K-9QWX-2M4A-BC', '7H3K9QWX2M4ABC'],
    ['OoIiLl00000000', '00111100000000'],
  ])('%s is read as %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  test.each([
    '',
    '7H3K9QWX2M4AB',
    '7H3K9QWX2M4ABCD',
    '7H3K9QWX2M4ABU',
    '7H3K9QWX2M4AB ',
    '../../../etc/x',
    '%37H3K9QWX2M4ABC',
    'é'.repeat(14),
    '-'.repeat(1000),
  ])('%j is not a code', (text) => {
    expect(readCode(text)).toBeUndefined();
  });

  test('is read in any of the allowed spellings', () => {
    const hand = fc.record({
      lower: fc.boolean(),
      letterO: fc.boolean(),
      one: fc.constantFrom('1', 'I', 'l'),
      hyphens: fc.array(fc.nat(14), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 14, maxLength: 14 }),
        hand,
        (bytes, { lower, letterO, one, hyphens }) => {
          const code = createCode(() => bytes);
          let typed = code.replaceAll('1', one);
          if (letterO) typed = typed.replaceAll('0', 'O');
          if (lower) typed = typed.toLowerCase();
          for (const place of hyphens) typed = `${typed.slice(0, place)}-${typed.slice(place)}`;
          expect(readCode(typed)).toBe(code);
        },
      ),
    );
  });
});
