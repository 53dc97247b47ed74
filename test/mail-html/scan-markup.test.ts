import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementsIn } from '../../src/mail-html/document-tree.ts';
import { parseHtmlFragment } from '../../src/mail-html/parse-html.ts';
import { scanMarkup } from '../../src/mail-html/scan-markup.ts';

const end = { type: 'conditional', condition: undefined, hides: false };

describe('conditional comments', () => {
  test.each([
    ['<!--[if mso]>', 'mso', '<![endif]-->'],
    ['<!--[if (gte mso 9)|(IE)]>', '(gte mso 9)|(IE)', '<![endif]-->'],
    ['<!-- [if mso]>', 'mso', '<!--<![endif]-->'],
    ['<!--[IF MSO]>', 'MSO', '<![ENDIF]-->'],
    ['<!--[if\n  mso\n]>', 'mso', '<!\n  [endif]-->'],
    ['<!--[if mso]>', 'mso', '<![endif]\n-->'],
    ['<!--[if mso]>', 'mso', '<![ endif ]--!>'],
  ])('%j hides its content up to %j', (open, condition, close) => {
    const text = `${open}<p>x</p>${close}`;
    expect(scanMarkup(`${text}<b>`)).toEqual([
      { type: 'conditional', condition, hides: true, start: 0, end: open.length },
      expect.objectContaining({ type: 'open', name: 'p' }),
      expect.objectContaining({ type: 'text' }),
      expect.objectContaining({ type: 'close', name: 'p' }),
      { ...end, start: text.length - close.length, end: text.length },
      expect.objectContaining({ type: 'open', name: 'b' }),
    ]);
  });

  test.each([
    ['<!--[if !mso]><!-->', '!mso', '<!--<![endif]-->'],
    ['<!--[if !mso]>-->', '!mso', '<!-- <![endif] -->'],
    ['<!--[if !vml]-->', '!vml', '<!--[endif]-->'],
    ['<!--[if !mso]><!-- -->', '!mso', '<!--[endif]-->'],
    ['<!--[if !mso]>\n<!-->', '!mso', '<![endif]-->'],
    ['<![if !mso]>', '!mso', '<![endif]>'],
    ['<![IF !mso]>', '!mso', '<!\n[EndIf]>'],
  ])('%j shows its content in browsers, up to %j', (open, condition, close) => {
    expect(scanMarkup(`${open}x${close}`)).toEqual([
      { type: 'conditional', condition, hides: false, start: 0, end: open.length },
      expect.objectContaining({ type: 'text' }),
      { ...end, start: open.length + 1, end: open.length + 1 + close.length },
    ]);
  });

  test.each(['<!--[if mso]><p>x</p>-->', '<!--[if mso]><p>x<!-- y --></p><![endif]-->'])(
    '%s has a first --> that is not that of its end, and is one item',
    (text) => {
      const length = text.indexOf('-->') + '-->'.length;
      expect(scanMarkup(text)[0]).toEqual({ type: 'broken-comment', start: 0, end: length });
    },
  );

  test('a style in a hidden comment ends with the comment', () => {
    const [, style, css, close, after] = scanMarkup('<!--[if mso]><style>p{}<![endif]--><p>');
    expect(style).toMatchObject({ type: 'open', name: 'style' });
    expect(css).toMatchObject({ type: 'raw-text', end: '<!--[if mso]><style>p{}'.length });
    expect(close).toMatchObject(end);
    expect(after).toMatchObject({ type: 'open', name: 'p' });
  });

  test('a condition inside a hidden comment does not end it', () => {
    const items = scanMarkup('<!--[if mso]><![if gte mso 9]>x<![endif]>y<![endif]--><p>');
    expect(items.map(({ type }) => type)).toEqual([
      'conditional',
      'declaration',
      'text',
      'declaration',
      'text',
      'conditional',
      'open',
    ]);
  });

  test('a comment that never ends is one item, as in HTML', () => {
    const text = '<!--[if mso]><p>';
    expect(scanMarkup(text)).toEqual([{ type: 'unterminated', what: 'comment', start: 0, end: text.length }]);
  });

  test.each(['<!-- if mso -->', '<!--[mso]-->', '<!-->', '<!---->'])(
    '%s is a comment like any other',
    (text) => {
      expect(scanMarkup(text)).toEqual([{ type: 'comment', start: 0, end: text.length }]);
    },
  );

  test('a comment ends where parse5 says, and its tags are those that parse5 sees', () => {
    const part = fc.constantFrom(
      '<!--',
      '-->',
      '--!>',
      '[if mso]>',
      '<![endif]',
      '<!-->',
      '<b>',
      '</b>',
      'x',
      '<![if !mso]>',
      '<![endif]>',
      '-',
      '>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let isHidden = false;
        const seen = scanMarkup(text).filter((item) => {
          if (item.type === 'conditional') isHidden = item.hides;
          return item.type === 'open' && !isHidden;
        });
        const tags = elementsIn(parseHtmlFragment(text));
        expect(seen.length).toBe(tags.length);
      }),
      { numRuns: 2000 },
    );
  });
});
