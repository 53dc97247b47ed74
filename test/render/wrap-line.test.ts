import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/render/display-width.ts';
import { wrapLine } from '../../src/render/wrap-line.ts';

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '€', '1', '.', '\u00a0'), minLength: 1, maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('漢', 'か', 'カ', '、', '「', '」', 'a', '👍🏽', 'e\u0301'),
    minLength: 1,
    maxLength: 20,
  }),
  fc.constantFrom('https://pay.example.be/7H3K9QWX2M4ABC', '+++010/8068/17183+++', '-', 'שלום', 'عَمِيل'),
);
const line = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));

describe('a wrapped line', () => {
  test('has the same characters, apart from the spaces at which it breaks', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 20, max: 80 }), (text, columns) => {
        const bare = (one: string): string => one.replaceAll(' ', '');
        expect(bare(wrapLine(text, columns).join(''))).toBe(bare(text));
      }),
      { numRuns: 500 },
    );
  });

  test('is no wider than its columns, unless it is one word', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 20, max: 80 }), (text, columns) => {
        for (const one of wrapLine(text, columns))
          if (one.includes(' ') && !one.includes('://'))
            expect(displayWidth(one)).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 500 },
    );
  });

  test('never cuts a word of a script with spaces, nor a web address', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 20, max: 80 }), (text, columns) => {
        const lines = wrapLine(text, columns);
        for (const one of text.split(' '))
          if (one.includes('://') || !/[漢かカ、「」]/.test(one))
            expect(lines.some((wrapped) => wrapped.includes(one))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['one two three', 8, ['one two', 'three']],
    ['pay to BE68 5390 0754 7034 now', 24, ['pay to', 'BE68 5390 0754 7034 now']],
    ['call us on +32 2 555 12 34', 22, ['call us on', '+32 2 555 12 34']],
    ['it was valid for 30 days', 19, ['it was valid for', '30 days']],
    ['aaaa bbbb - cccc', 10, ['aaaa', 'bbbb -', 'cccc']],
    ['  one two three', 9, ['  one two', '  three']],
    ['請求書をお送りします。', 8, ['請求書を', 'お送りし', 'ます。']],
    ['合計は（税込）です', 8, ['合計は', '（税込）', 'です']],
    ['詳細はhttps://x.example/請求書/一覧', 10, ['詳細は', 'https://x.example/請求書/一覧']],
  ])('%s', (text, columns, expected) => {
    expect(wrapLine(text, columns)).toEqual(expected);
  });
});

test.each([
  ['€ 1.210,00', 10],
  ['請求書', 6],
  ['ｶﾅ', 2],
  ['한국어', 6],
  ['👍🏽 ok', 5],
  ['👨‍👩‍👧', 2],
  ['🇧🇪', 2],
  ['☺', 1],
  ['☺️', 2],
  ['e\u0301', 1],
  ['שָׁלוֹם', 4],
  ['عَمِيل', 4],
  ['ไม่', 2],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
