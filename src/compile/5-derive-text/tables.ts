import type { DomNode, FormatCallback, RecursiveCallback } from 'html-to-text';
import { cellFlags, layoutMarks } from '../../mail-html/marks.ts';
import { isLayout } from './cells.ts';
import { isHidden, textOf } from './dom.ts';

type Builder = Parameters<FormatCallback>[2];

const paragraph = { leadingLineBreaks: 2, trailingLineBreaks: 2 };

/** Marks the rows and cells of a data table; a table for layout is only its content. */
export function formatTable(table: DomNode, walk: RecursiveCallback, builder: Builder): void {
  builder.openBlock(paragraph);
  if (isLayout(table)) {
    walk(table.children, builder);
  } else {
    builder.addInline(layoutMarks.tableStart, {});
    formatRows(table.children, walk, builder, []);
    builder.addInline(layoutMarks.tableEnd, {});
  }
  builder.closeBlock(paragraph);
}

/**
 * Text between rows and cells is always the tokens of blocks.
 * @param covered for each column, how many of the next rows a cell above covers
 */
function formatRows(nodes: DomNode[], walk: RecursiveCallback, builder: Builder, covered: number[]): void {
  for (const node of nodes) {
    if (node.type === 'text') walk([node], builder);
    else if (node.name === 'tr' && !isHidden(node)) {
      builder.addInline(layoutMarks.row, {});
      formatCells(node.children, walk, builder, covered);
    } else if (node.type === 'tag' && !isHidden(node)) formatRows(node.children, walk, builder, []);
  }
}

/** Spanning cells add no more columns to a row that has this many. */
const mostColumns = 200;
/** Browsers allow a span of 1000, which would make the text part huge. */
const widestSpan = 20;

function formatCells(nodes: DomNode[], walk: RecursiveCallback, builder: Builder, covered: number[]): void {
  const cells = nodes.filter(isCell);
  const isCovered = covered.some((rows) => rows > 0);
  const isWide = cells.length === 1 && !isCovered && Number(cells[0]!.attribs.colspan) > 1;
  const item = cells.length > 1 || isCovered ? cells.find((cell) => /\S/.test(textOf(cell))) : undefined;
  let column = 0;
  /** Leaves out the columns of the cells above. */
  const skipCovered = (): void => {
    for (; (covered[column] ?? 0) > 0; column++) {
      covered[column]!--;
      addCell(builder, '');
    }
  };
  for (const node of nodes) {
    if (node.type === 'text') walk([node], builder);
    if (!isCell(node)) continue;
    skipCovered();
    const isItem = node === item && node.attribs.scope !== 'col' && !isHeading(cells) && !hasOwnLayout(node);
    const flags = isWide ? cellFlags.wide : isRight(node) ? cellFlags.right : isItem ? cellFlags.item : '';
    addCell(builder, flags);
    walk(node.children, builder);
    if (isWide) continue;
    const span = Math.max(1, Math.min(Number(node.attribs.colspan) || 1, widestSpan, mostColumns - column));
    for (let extra = 1; extra < span; extra++) addCell(builder, '');
    const rows = Math.min(Number(node.attribs.rowspan) || 1, 1000) - 1;
    for (let extra = 0; extra < span; extra++) covered[column++] = rows;
  }
  skipCovered();
}

function addCell(builder: Builder, flags: string): void {
  builder.addInline(layoutMarks.cell + flags + layoutMarks.content, {});
}

function isCell(node: DomNode): boolean {
  return (node.name === 'td' || node.name === 'th') && !isHidden(node);
}

function isHeading(cells: readonly DomNode[]): boolean {
  return cells.every(({ name }) => name === 'th');
}

/** Whether a cell has lines that are already indented or aligned. */
function hasOwnLayout(node: DomNode): boolean {
  return (node.children ?? []).some(
    (child) =>
      ['ul', 'ol', 'pre'].includes(child.name ?? '') ||
      (child.name === 'table' && !isLayout(child)) ||
      hasOwnLayout(child),
  );
}

/** Whether everything in a cell is on the right: the cell, or the only element in it, says so. */
function isRight(node: DomNode): boolean {
  const { align, style = '' } = node.attribs as { align?: string; style?: string };
  if (align?.toLowerCase() === 'right' || /text-align\s*:\s*(?:right|end)/i.test(style)) return true;
  const children = node.children.filter(({ type, data }) => type === 'tag' || /\S/.test(data ?? ''));
  return children.length === 1 && children[0]!.type === 'tag' && isRight(children[0]!);
}
