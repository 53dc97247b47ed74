/** How a cell of a table is laid out in the text part. */
export interface CellLayout {
  readonly isRight: boolean;
  /** The only cell of its row: it has its own line, and does not count for the columns. */
  readonly isWide: boolean;
  /** Its URLs go on their own lines, below the row. */
  readonly isLink: boolean;
}

export interface Cell {
  /** The first line, which is nearly always the only one. */
  readonly first: string;
  readonly others: readonly string[];
  readonly layout: CellLayout;
}

/** RFC 5322 recommends lines of at most 78 characters. */
export const widestLine = 78;
/** The space between two columns. */
export const gap = '  ';
const narrowestColumn = 12;
/** Longer words are cut in a narrow column. */
const longestWord = 30;

/**
 * Lays out rows in columns, two spaces apart: amounts on the right, words on the left. If a table is wider than a line,
 * its widest column of words is wrapped.
 */
export function alignColumns(rows: readonly (readonly Cell[])[]): string {
  const table = rows.some(hasLink) ? rows.flatMap(withLinksBelow) : rows;
  const widths = widthsOf(table);
  let text = '';
  let wasWide = false;
  for (const row of table) {
    const cell = row[0]!;
    const { isWide } = cell.layout;
    // A wide row belongs to the row above it, so an empty line follows.
    if (text !== '') text += wasWide && !isWide ? '\n\n' : '\n';
    if (!isWide) text += layRow(row, widths);
    else text += cell.others.length === 0 ? cell.first : linesOf(cell).join('\n');
    wasWide = isWide;
  }
  return text;
}

function hasText(row: readonly Cell[]): boolean {
  return row.some(({ first, others }) => first !== '' || others.length > 0);
}

function hasLink(row: readonly Cell[]): boolean {
  return row.some(({ layout }) => layout.isLink);
}

/** Moves the URLs of a row below it, each with the label before it, if that ends in a colon. */
function withLinksBelow(row: readonly Cell[]): (readonly Cell[])[] {
  const below: string[] = [];
  const cells = row.map((cell) => {
    if (!cell.layout.isLink || cell.layout.isWide) return cell;
    const lines: string[] = [];
    for (const line of linesOf(cell)) {
      if (!line.includes('://')) {
        lines.push(line);
        continue;
      }
      if (lines.at(-1)?.endsWith(':') === true) below.push(lines.pop()!);
      below.push(line);
    }
    const [first = '', ...others] = lines;
    return { ...cell, first, others };
  });
  if (below.length === 0) return [cells];
  const [first = '', ...others] = below;
  const links: Cell[] = [{ first, others, layout: { isRight: false, isWide: true, isLink: true } }];
  return hasText(cells) ? [cells, links] : [links];
}

function widthsOf(table: readonly (readonly Cell[])[]): number[] {
  const widths: number[] = [];
  for (const row of table) {
    if (row[0]!.layout.isWide) continue;
    for (let column = 0; column < row.length; column++) {
      const { first, others } = row[column]!;
      let width = Math.max(widths[column] ?? 0, first.length);
      for (const line of others) if (line.length > width) width = line.length;
      widths[column] = width;
    }
  }
  shrink(widths, table);
  return widths;
}

function shrink(widths: number[], table: readonly (readonly Cell[])[]): void {
  const total = (): number =>
    widths.reduce((sum, width) => sum + width + (width > 0 ? gap.length : 0), -gap.length);
  if (total() <= widestLine) return;
  const least = widths.map((_width, column) => narrowestOf(column, table));
  while (total() > widestLine) {
    const words = widths
      .map((width, column) => ({ width, column }))
      .filter(({ width, column }) => width > least[column]! && table.every((row) => isWords(row[column])));
    const widest = words.toSorted((a, b) => b.width - a.width)[0];
    if (widest === undefined) return;
    widths[widest.column] = Math.max(least[widest.column]!, widest.width - (total() - widestLine));
  }
}

function narrowestOf(column: number, table: readonly (readonly Cell[])[]): number {
  let least = narrowestColumn;
  for (const row of table) {
    if (row[0]!.layout.isWide) continue;
    for (const line of linesOf(row[column]))
      for (const word of line.split(' ')) if (word.length > least) least = Math.min(word.length, longestWord);
  }
  return least;
}

/** Whether a cell can be wrapped: URLs and amounts are never cut. */
function isWords(cell: Cell | undefined): boolean {
  return (
    cell === undefined ||
    cell.layout.isWide ||
    (!cell.layout.isRight && !linesOf(cell).some((line) => line.includes('://')))
  );
}

function layRow(row: readonly Cell[], widths: readonly number[]): string {
  let height = 1;
  for (let column = 0; column < row.length; column++) {
    const { first, others } = row[column]!;
    const width = widths[column]!;
    if (first.length > width) return layRow(wrapCells(row, widths), widths);
    for (const line of others) if (line.length > width) return layRow(wrapCells(row, widths), widths);
    if (others.length >= height) height = others.length + 1;
  }
  let text = layLine(row, widths, 0);
  for (let index = 1; index < height; index++) text += `\n${layLine(row, widths, index)}`;
  return text;
}

/** One line of a row. Padding is written only before more text, so that no line ends in spaces. */
function layLine(row: readonly Cell[], widths: readonly number[], index: number): string {
  let line = '';
  let missing = 0;
  for (let column = 0; column < row.length; column++) {
    const width = widths[column]!;
    if (width === 0) continue;
    const { first, others, layout } = row[column]!;
    const part = index === 0 ? first : (others[index - 1] ?? '');
    if (column > 0 && (line !== '' || missing > 0)) missing += gap.length;
    if (part === '') {
      missing += width;
      continue;
    }
    const before = missing + (layout.isRight ? width - part.length : 0);
    line += ' '.repeat(before) + part;
    missing = layout.isRight ? 0 : width - part.length;
  }
  return line;
}

function wrapCells(row: readonly Cell[], widths: readonly number[]): Cell[] {
  return row.map((cell, column) => {
    const lines = linesOf(cell);
    const width = Math.max(
      widths[column]!,
      ...lines.filter((line) => line.includes('://')).map((line) => line.length),
    );
    const [first = '', ...others] = lines.flatMap((line) => wrapLine(line, width));
    return { ...cell, first, others };
  });
}

function linesOf(cell: Cell | undefined): readonly string[] {
  return cell === undefined ? [] : [cell.first, ...cell.others];
}

function wrapLine(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    let rest = word;
    if (current !== '' && current.length + 1 + rest.length > width) {
      lines.push(current);
      current = '';
    }
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    current = current === '' ? rest : `${current} ${rest}`;
  }
  lines.push(current);
  return lines;
}
