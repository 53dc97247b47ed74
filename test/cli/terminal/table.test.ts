import { describe, expect, test } from 'vitest';
import { cutToWidth, displayWidth } from '../../../src/cli/terminal/display-width.ts';
import { formatTable } from '../../../src/cli/terminal/table.ts';

describe('formatTable', () => {
  test('aligns columns, numbers to the right, without trailing spaces', () => {
    const lines = formatTable(
      [{ title: 'Name' }, { title: 'Size', align: 'right' }, { title: 'Note' }],
      [
        ['a', '1.0 KB', ''],
        ['longer', '12.0 KB', 'x'],
      ],
    );
    expect(lines).toEqual(['Name       Size  Note', 'a        1.0 KB', 'longer  12.0 KB  x']);
  });

  test('aligns characters of width 2 and 0', () => {
    const lines = formatTable(
      [{ title: 'Name' }, { title: 'x' }],
      [
        ['株式会社', '|'],
        ['e\u0301te\u0301', '|'],
        ['abcdefgh', '|'],
      ],
    );
    expect(lines).toEqual(['Name      x', '株式会社  |', 'e\u0301te\u0301       |', 'abcdefgh  |']);
  });

  test('cuts a cell that is wider than its column', () => {
    expect(formatTable([{ title: 'Subject', maxWidth: 8 }], [['Invoice 2026-0142']])[1]).toBe('Invoice…');
  });

  test('narrows the widest columns until a line fits', () => {
    const lines = formatTable([{ title: 'a' }, { title: 'b' }], [['x'.repeat(50), 'y'.repeat(14)]], {
      width: 40,
    });
    expect(lines[1]).toBe(`${'x'.repeat(23)}…  ${'y'.repeat(14)}`);
  });

  test('styles cells after aligning them', () => {
    const style = (cell: string, row: number, column: number): string => `<${row}.${column}:${cell}>`;
    expect(formatTable([{ title: 'a' }, { title: 'b' }], [['long', '1']], { style })).toEqual([
      '<-1.0:a   >  <-1.1:b>',
      '<0.0:long>  <0.1:1>',
    ]);
  });
});

describe('displayWidth', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['שלום', 4],
    ['請求書', 6],
    ['a\u200b\u0301', 1],
    ['😀', 2],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('is never exceeded by a cut text', () => {
    expect(cutToWidth('請求書です', 6)).toBe('請求…');
    expect(displayWidth(cutToWidth('請求書です', 6))).toBe(5);
  });
});
