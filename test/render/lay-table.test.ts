import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignColumns } from '../../src/render/align-columns.ts';
import { addCell, createTable, endRow, layTable } from '../../src/render/lay-table.ts';

interface WrittenCell {
  readonly text: string;
  readonly isRight: boolean;
}

const words = fc.string({ unit: fc.constantFrom('a', 'é', '€', ' ', '1'), maxLength: 30 });
const text = fc.oneof(
  fc.constant(''),
  words,
  fc.array(words, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')),
);
const cell: fc.Arbitrary<WrittenCell> = fc.record({ text, isRight: fc.boolean() });
const rows = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 });

describe('a table of the text part', () => {
  test('has the same layout with and without the fast path for plain tables', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const filled = written.filter((row) => row.some((one) => /[^\n]/.test(one.text)));
        const slowly = alignColumns(
          filled.map((row) =>
            row.map(({ text: all, isRight }) => {
              const [first = '', ...others] = all.split('\n');
              return { first, others, layout: { isRight, isWide: false, isLink: false } };
            }),
          ),
        );
        expect(layTable(tableOf(written))).toBe(slowly);
      }),
      { numRuns: 2000 },
    );
  });

  test('has no line that ends in a space, and no line for an empty row', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const trimmed = written.map((row) =>
          row.map((one) => ({ ...one, text: one.text.replace(/ +(?=\n|$)/g, '') })),
        );
        for (const line of layTable(tableOf(trimmed)).split('\n')) expect(line).not.toMatch(/ $/);
      }),
    );
    expect(layTable(tableOf([[], [{ text: '', isRight: true }], [{ text: 'a', isRight: false }]]))).toBe('a');
  });
});

function tableOf(written: readonly (readonly WrittenCell[])[]): ReturnType<typeof createTable> {
  const table = createTable();
  for (const row of written) {
    for (const one of row)
      addCell(table, one.text, { isRight: one.isRight, isWide: false, isLink: false }, true);
    endRow(table);
  }
  return table;
}
