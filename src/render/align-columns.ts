import { displayWidth } from './display-width.ts';
import { longestPart, wrapLine } from './wrap-line.ts';

/** How a cell of a table is laid out in the text part. */
export interface CellLayout {
  readonly isRight: boolean;
  /** The only cell of its row: it has its own line, and does not count for the columns. */
  readonly isWide: boolean;
  /** Its URLs go on their own lines, below the row. */
  readonly isLink: boolean;
  /** The item of a row: its other lines, such as the quantity, are indented. */
  readonly isItem?: boolean;
}

export interface Cell {
  /** The first line, which is nearly always the only one. */
  readonly first: string;
  readonly others: readonly string[];
  readonly layout: CellLayout;
}

type Row = readonly Cell[];

/** RFC 5322 recommends lines of at most 78 characters. */
export const widestLine = 78;
/** The width of prose, which leaves space for the `>` of some replies. */
export const proseWidth = 72;
/** The space between two columns. */
export const gap = '  ';
const narrowestColumn = 12;

/**
 * Lays out rows in columns, two spaces apart: amounts on the right, words on the left. If a table is wider than a line, its
 * URLs go below their rows, and its widest columns of words are wrapped.
 */
export function alignColumns(rows: readonly Row[]): string {
  let table = rows.flatMap((row) => (row.some(({ layout }) => layout.isLink) ? withLinksBelow(row) : [row]));
  let widths = widthsOf(table);
  if (totalOf(widths) > widestLine) {
    table = table.flatMap((row) => (row[0]!.layout.isWide ? [row] : withLinksBelow(row, true)));
    widths = widthsOf(table);
    shrink(widths, table);
  }
  let text = '';
  let wasWide = false;
  for (const row of table) {
    const cell = row[0]!;
    const { isWide } = cell.layout;
    // A wide row belongs to the row above it, so an empty line follows.
    if (text !== '') text += wasWide && !isWide ? '\n\n' : '\n';
    if (!isWide) text += layRow(row, widths);
    else text += linesOf(cell).flatMap(wrapProse).join('\n');
    wasWide = isWide;
  }
  return text;
}

function wrapProse(line: string): string[] {
  return displayWidth(line) <= proseWidth ? [line] : wrapLine(line, proseWidth);
}

/** Moves the URLs of a row below it, each with the label before it, if that ends in a colon. */
function withLinksBelow(row: Row, all = false): Row[] {
  const below: string[] = [];
  const cells = row.map((cell) => {
    const { isLink, isWide } = cell.layout;
    if ((!isLink && !all) || isWide) return cell;
    const lines: string[] = [];
    for (const line of linesOf(cell)) {
      if (!line.includes('://')) {
        lines.push(line);
        continue;
      }
      if (lines.at(-1)?.endsWith(':') === true) below.push(lines.pop()!.trimStart());
      below.push(line.trimStart());
    }
    const [first = '', ...others] = lines;
    return { ...cell, first, others };
  });
  if (below.length === 0) return [cells];
  const [first = '', ...others] = below;
  const links: Cell[] = [{ first, others, layout: { isRight: false, isWide: true, isLink: true } }];
  return cells.some(hasText) ? [cells, links] : [links];
}

function hasText({ first, others }: Cell): boolean {
  return first !== '' || others.length > 0;
}

function widthsOf(table: readonly Row[]): number[] {
  const widths: number[] = [];
  for (const row of table) {
    if (row[0]!.layout.isWide) continue;
    for (let column = 0; column < row.length; column++) {
      const { first, others } = row[column]!;
      let width = Math.max(widths[column] ?? 0, displayWidth(first));
      for (const line of others) width = Math.max(width, displayWidth(line));
      widths[column] = width;
    }
  }
  return widths;
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + (width > 0 ? gap.length : 0), -gap.length);
}

/** Narrows the columns of words until the table fits: down to their longest words, or further if that is not enough. */
function shrink(widths: number[], table: readonly Row[]): void {
  const words = widths.map((_width, column) => table.every((row) => isWords(row[column])));
  const longest = widths.map((width, column) => (words[column]! ? longestOf(column, table) : width));
  const narrowest = widths.map((width, column) => (words[column]! ? narrowestColumn : width));
  for (const least of [longest, narrowest]) {
    for (let excess = totalOf(widths) - widestLine; excess > 0; excess = totalOf(widths) - widestLine) {
      let widest = -1;
      for (const [column, width] of widths.entries())
        if (width > least[column]! && width > (widths[widest] ?? 0)) widest = column;
      if (widest === -1) break;
      widths[widest] = Math.max(least[widest]!, widths[widest]! - excess);
    }
  }
}

/** Whether a cell can be wrapped: amounts never are. */
function isWords(cell: Cell | undefined): boolean {
  return cell === undefined || cell.layout.isWide || !cell.layout.isRight;
}

function longestOf(column: number, table: readonly Row[]): number {
  let longest = narrowestColumn;
  for (const row of table) {
    if (row[0]!.layout.isWide) continue;
    for (const line of linesOf(row[column])) longest = Math.max(longest, longestPart(line));
  }
  return longest;
}

function layRow(row: Row, widths: readonly number[]): string {
  const cells = row.map((cell, column) => wrapCell(cell, widths[column]!));
  // A word wider than its column goes over the columns after it, so their text starts below it.
  let start = 0;
  const starts = cells.map((lines, column) => {
    const own = start;
    const isOver = (line: string): boolean => displayWidth(line) > widths[column]!;
    const after = Math.max(0, ...cells.slice(column + 1).map(({ length }) => length));
    const first = lines.findIndex(isOver);
    if (first !== -1 && first < after) start += lines.findLastIndex(isOver) + 1;
    return own;
  });
  const height = Math.max(1, ...cells.map((lines, column) => starts[column]! + lines.length));
  let text = '';
  for (let index = 0; index < height; index++) {
    const parts = cells.map((lines, column) => lines[index - starts[column]!] ?? '');
    const line = layLine(row, parts, widths);
    text += index === 0 ? line : `\n${moveLeft(line)}`;
  }
  return text;
}

/** Removes as much of the space at the start as a line is too wide. */
function moveLeft(line: string): string {
  const excess = displayWidth(line) - widestLine;
  const start = line.length - line.trimStart().length;
  return excess > 0 ? line.slice(Math.min(excess, start)) : line;
}

/** The lines of a cell, none if it is empty. */
function wrapCell(cell: Cell, width: number): readonly string[] {
  if (!hasText(cell)) return [];
  return linesOf(cell).flatMap((line) => (displayWidth(line) <= width ? [line] : wrapLine(line, width)));
}

/** One line of a row. Padding is written only before more text, so that no line ends in spaces. */
function layLine(row: Row, parts: readonly string[], widths: readonly number[]): string {
  let line = '';
  let missing = 0;
  for (const [column, part] of parts.entries()) {
    const width = widths[column]!;
    if (width === 0) continue;
    if (column > 0 && (line !== '' || missing > 0)) missing += gap.length;
    if (part === '') {
      missing += width;
      continue;
    }
    const space = width - displayWidth(part);
    const { isRight } = row[column]!.layout;
    line += ' '.repeat(Math.max(0, isRight ? missing + space : missing)) + part;
    missing = isRight ? Math.min(0, missing + space) : space;
  }
  return line;
}

function linesOf(cell: Cell | undefined): readonly string[] {
  return cell === undefined ? [] : [cell.first, ...cell.others];
}
