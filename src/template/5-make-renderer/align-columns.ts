/** One cell of a table in the text part. */
export interface Cell {
  readonly text: string;
  readonly isRight: boolean;
  /** The only cell of its row: a line of its own, which takes no part in the columns. */
  readonly isWide: boolean;
}

/** RFC 5322 asks for lines of at most 78 characters. */
const widestLine = 78;
const gap = '  ';
const narrowestColumn = 12;

/**
 * Lays rows out in columns, two spaces apart: amounts to the right, words to the left. A table wider than a line has
 * its widest column of words wrapped; empty rows are left out.
 */
export function alignColumns(rows: readonly (readonly Cell[])[]): string {
  const table = rows.filter((row) => row.some((cell) => cell.text !== ''));
  const count = table.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = new Array<number>(count).fill(0);
  for (const row of table) {
    if (row[0]!.isWide) continue;
    for (let column = 0; column < row.length; column++) {
      widths[column] = Math.max(widths[column]!, widestOf(row[column]!.text));
    }
  }
  shrink(widths, table);
  let text = '';
  let wasWide = false;
  for (const row of table) {
    const [first] = row as [Cell];
    // A line of its own belongs to the row above it, and ends that group.
    if (text !== '') text += wasWide && !first.isWide ? '\n\n' : '\n';
    text += first.isWide ? first.text : layRow(row, widths);
    wasWide = first.isWide;
  }
  return text;
}

function widestOf(text: string): number {
  if (!text.includes('\n')) return text.length;
  return text.split('\n').reduce((widest, line) => Math.max(widest, line.length), 0);
}

function shrink(widths: number[], table: readonly (readonly Cell[])[]): void {
  const total = (): number =>
    widths.reduce((sum, width) => sum + width + (width > 0 ? gap.length : 0), -gap.length);
  while (total() > widestLine) {
    const words = widths
      .map((width, column) => ({ width, column }))
      .filter(({ width, column }) => width > narrowestColumn && table.every((row) => isWords(row[column])));
    const widest = words.toSorted((a, b) => b.width - a.width)[0];
    if (widest === undefined) return;
    widths[widest.column] = Math.max(narrowestColumn, widest.width - (total() - widestLine));
  }
}

/** A URL is never cut, and neither is an amount. */
function isWords(cell: Cell | undefined): boolean {
  return cell === undefined || cell.isWide || (!cell.isRight && !cell.text.includes('://'));
}

function layRow(row: readonly Cell[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => wrap(cell.text, widths[column]!));
  const height = cells.reduce((most, lines) => Math.max(most, lines.length), 1);
  let text = '';
  for (let index = 0; index < height; index++) {
    let line = '';
    for (let column = 0; column < cells.length; column++) {
      const width = widths[column]!;
      if (width === 0) continue;
      const part = cells[column]![index] ?? '';
      if (line !== '') line += gap;
      line += row[column]!.isRight ? part.padStart(width) : part.padEnd(width);
    }
    text += (index === 0 ? '' : '\n') + line.trimEnd();
  }
  return text;
}

function wrap(text: string, width: number): readonly string[] {
  if (text.length <= width && !text.includes('\n')) return [text];
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    let rest = word;
    if (current !== '' && current.length + 1 + rest.length > width) {
      lines.push(current);
      current = '';
    }
    while (rest.length > width && !rest.includes('://')) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    current = current === '' ? rest : `${current} ${rest}`;
  }
  lines.push(current);
  return lines;
}
