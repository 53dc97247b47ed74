import { cutToWidth, displayWidth } from './display-width.ts';

export interface Column {
  readonly title: string;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
  /** Longer cells are cut. @default no limit */
  readonly maxWidth?: number;
}

export interface TableOptions {
  /** Maximum width of a line; the widest columns are cut to fit. */
  readonly width?: number | undefined;
  /** Styles a cell after it has been aligned. */
  readonly style?: (cell: string, row: number, column: number) => string;
}

const gap = '  ';

/** Aligns rows of cells under their titles: one line per row, titles first. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): string[] {
  const { width, style = (cell) => cell } = options;
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((column, index) =>
    Math.min(
      column.maxWidth ?? Number.POSITIVE_INFINITY,
      Math.max(...lines.map((line) => displayWidth(line[index] ?? ''))),
    ),
  );
  if (width !== undefined) shrink(widths, width);
  return lines.map((line, row) =>
    columns
      .map((column, index) => {
        const cell = cutToWidth(line[index] ?? '', widths[index]!);
        const padding = ' '.repeat(widths[index]! - displayWidth(cell));
        return style(column.align === 'right' ? padding + cell : cell + padding, row - 1, index);
      })
      .join(gap)
      .trimEnd(),
  );
}

const narrowest = 12;

/** Narrows the widest columns until a line fits. */
function shrink(widths: number[], total: number): void {
  let excess = widths.reduce((sum, width) => sum + width + gap.length, -gap.length) - total;
  for (; excess > 0; excess--) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= narrowest) return;
    widths[widest]!--;
  }
}
