import { describe, expect, test } from 'vitest';
import { scanMarkup } from '../../src/mail-html/scan-markup.ts';

describe('conditional comments', () => {
  test.each([
    ['<!--[if mso]>', 'mso', true],
    ['<!--[if (gte mso 9)|(IE)]>', '(gte mso 9)|(IE)', true],
    ['<!-- [if mso]>', 'mso', true],
    ['<!--[IF MSO]>', 'MSO', true],
    ['<!--[if !mso]><!-->', '!mso', false],
    ['<!--[if !mso]>-->', '!mso', false],
    ['<!--<![endif]-->', undefined, false],
    ['<![endif]-->', undefined, false],
  ])('%s is read with its condition, and whether browsers hide the content', (text, condition, hides) => {
    expect(scanMarkup(`${text}<p>`)).toEqual([
      { type: 'conditional', condition, hides, start: 0, end: text.length },
      expect.objectContaining({ type: 'open', name: 'p' }),
    ]);
  });

  test.each(['<!-- if mso -->', '<!--[mso]-->', '<!-->', '<!---->'])(
    '%s is a comment like any other',
    (text) => {
      expect(scanMarkup(text)).toEqual([{ type: 'comment', start: 0, end: text.length }]);
    },
  );
});
