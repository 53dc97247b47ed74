import { alignColumns, type Cell, type CellLayout, gap, widestLine } from './align-columns.ts';
import { isPlainWidth } from './display-width.ts';

/** A table of the text part while it is written. Its cells are in flat arrays, so that none needs an object. */
export interface Table {
  /** The first line of each cell, which is nearly always the only one. */
  readonly firsts: string[];
  readonly others: (readonly string[])[];
  readonly layouts: CellLayout[];
  /** The index after the last cell of each row. */
  readonly ends: number[];
  /** Whether every cell is in a column, so that none is wide or has links. */
  isPlain: boolean;
  /** Whether some cell has several lines. */
  hasLines: boolean;
}

export function createTable(): Table {
  return { firsts: [], others: [], layouts: [], ends: [], isPlain: true, hasLines: false };
}

const noLines: readonly string[] = [];

/** @param hasLines whether the text can have several lines; searching each cell would take longer than laying it out */
export function addCell(table: Table, text: string, layout: CellLayout, hasLines: boolean): void {
  if (layout.isWide || layout.isLink) table.isPlain = false;
  table.layouts.push(layout);
  const end = hasLines ? text.indexOf('\n') : -1;
  if (end === -1) {
    table.firsts.push(text);
    table.others.push(noLines);
  } else {
    table.firsts.push(text.slice(0, end));
    table.others.push(linesFrom(text, end + 1, layout.isItem === true ? itemIndent : ''));
    table.hasLines = true;
  }
}

/** Before the other lines of an item, such as `2 h × €80.00`: without it, they would look like the next item. */
const itemIndent = '  ';

/** Instead of `split`, whose cache in V8 takes longer than splitting. */
function linesFrom(text: string, start: number, indent: string): string[] {
  const lines: string[] = [];
  let position = start;
  for (;;) {
    const end = text.indexOf('\n', position);
    const line = end === -1 ? text.slice(position) : text.slice(position, end);
    lines.push(line === '' ? '' : indent + line);
    if (end === -1) return lines;
    position = end + 1;
  }
}

/** Ends a row, and removes it if it has no text. */
export function endRow({ firsts, others, layouts, ends }: Table): void {
  const start = ends.at(-1) ?? 0;
  for (let index = start; index < firsts.length; index++) {
    if (firsts[index] === '' && others[index]!.every((line) => line === '')) continue;
    ends.push(firsts.length);
    return;
  }
  firsts.length = start;
  others.length = start;
  layouts.length = start;
}

/** Lays out a table in columns. The result is that of `alignColumns`, but plain tables, which are most, take half the time. */
export function layTable(table: Table): string {
  const widths = table.isPlain ? widthsOf(table) : undefined;
  const plain = widths === undefined ? undefined : layPlain(table, widths);
  // One test of the whole table is faster than one of each cell.
  return plain !== undefined && isPlainWidth(plain) ? plain : alignColumns(rowsOf(table));
}

/** @returns undefined if the columns are wider than a line */
function widthsOf({ firsts, others, ends, hasLines }: Table): number[] | undefined {
  const widths: number[] = [];
  let index = 0;
  for (const end of ends) {
    for (let column = 0; index < end; index++, column++) {
      let width = firsts[index]!.length;
      if (hasLines) for (const line of others[index]!) if (line.length > width) width = line.length;
      if (column === widths.length) widths.push(width);
      else if (width > widths[column]!) widths[column] = width;
    }
  }
  let total = -gap.length;
  for (const width of widths) if (width > 0) total += width + gap.length;
  return total > widestLine ? undefined : widths;
}

function layPlain(table: Table, widths: readonly number[]): string {
  let text = '';
  let start = 0;
  for (const end of table.ends) {
    const height = table.hasLines ? heightOf(table, start, end) : 1;
    for (let line = 0; line < height; line++) {
      if (start > 0 || line > 0) text += '\n';
      text = layLine(table, start, end, widths, line, text);
    }
    start = end;
  }
  return text;
}

function heightOf({ others }: Table, start: number, end: number): number {
  let most = 0;
  for (let index = start; index < end; index++) most = Math.max(most, others[index]!.length);
  return most + 1;
}

/** Padding is written only before more text, so that no line ends in spaces. */
function layLine(
  { firsts, others, layouts }: Table,
  start: number,
  end: number,
  widths: readonly number[],
  line: number,
  before: string,
): string {
  let text = before;
  let missing = 0;
  let isFirst = true;
  for (let index = start; index < end; index++) {
    const width = widths[index - start]!;
    if (width === 0) continue;
    const part = line === 0 ? firsts[index]! : (others[index]![line - 1] ?? '');
    if (!isFirst || missing > 0) missing += gap.length;
    if (part === '') {
      missing += width;
      continue;
    }
    const { isRight } = layouts[index]!;
    const spaces = isRight ? missing + width - part.length : missing;
    if (spaces > 0) text += blanks[spaces]!;
    text += part;
    isFirst = false;
    missing = isRight ? 0 : width - part.length;
  }
  return text;
}

/** Spaces, by their number. */
const blanks: readonly string[] = Array.from({ length: widestLine + 1 }, (_, length) => ' '.repeat(length));

function rowsOf({ firsts, others, layouts, ends }: Table): Cell[][] {
  let index = 0;
  return ends.map((end) => {
    const row: Cell[] = [];
    for (; index < end; index++)
      row.push({ first: firsts[index]!, others: others[index]!, layout: layouts[index]! });
    return row;
  });
}
