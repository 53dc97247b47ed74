import { expect, test } from 'vitest';
import { languageOf } from '../../../src/payment-links/page/message-page.ts';
import { pageTexts } from '../../../src/payment-links/page/texts.ts';

test.each([
  ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
  ['tr, fr;q=0.5', 'fr'],
  ['DE', 'de'],
  ['ja', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  ['x'.repeat(100_000), 'en'],
])('the language of %j is %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});

test('every language has every text, with the same placeholders', () => {
  const shape = (texts: object, path = ''): string[] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [`${path}${key} ${(value.match(/\{\w+\}/g) ?? []).sort().join(' ')}`]
        : shape(value, `${path}${key}.`),
    );
  const { nl, ...others } = pageTexts;
  for (const texts of Object.values(others)) expect(shape(texts)).toEqual(shape(nl));
});

test('French has no-break spaces before double punctuation', () => {
  expect(JSON.stringify(pageTexts.fr)).not.toMatch(/[^\u00a0"][?!;]|[^\u00a0"]:(?!["{])/);
});
