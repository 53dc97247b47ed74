import type { DomNode } from 'html-to-text';
import { type Token, tokenIdsIn } from '../tokens.ts';
import { cellsOf, isLayout, isProse, longestLabel, plainLength, rowsOf } from './cells.ts';
import { deepest, hasWords, isHidden, textOf } from './dom.ts';
import { isListOfRows, withTables } from './repeated-rows.ts';

/**
 * Tells tables of data from those for layout, by their `role`: rows that repeat are a table, also if they were built with
 * columns of MJML or layout tables, and a table around other tables is not.
 */
export function markTables(node: DomNode, tokens: readonly Token[], depth = 0): void {
  if (depth > deepest || isHidden(node)) return;
  if (node.name === 'table') {
    if (isLayout(node)) {
      if (isListOfRows(node, tokens)) {
        node.attribs.role = 'table';
        return;
      }
    } else if (!/^(?:table|grid)$/.test(node.attribs.role ?? '') && looksLikeLayout(node, tokens)) {
      node.attribs.role = 'presentation';
    }
  }
  if (node.name === 'table' && !isLayout(node)) {
    for (const child of node.children) markTables(child, tokens, depth + 1);
    return;
  }
  if (node.children !== undefined) node.children = withTables(node.children, tokens);
  for (const child of node.children ?? []) markTables(child, tokens, depth + 1);
}

/** Whether a table without a role has one column of prose, or cells that are more than data: other tables, headings, pictures. */
function looksLikeLayout(table: DomNode, tokens: readonly Token[]): boolean {
  const rows = rowsOf(table).map((row) => cellsOf(row).filter((cell) => /\S/.test(textOf(cell))));
  const isLong = (cell: DomNode): boolean => isProse(cell) || plainLength(cell) > longestLabel;
  const wide = rows.filter((cells) => cells.length > 1);
  if (wide.length === 0) return rows.some((cells) => cells.some(isLong));
  const isRepeated = tokenIdsIn(textOf(table)).some((id) => tokens[id]!.type === 'each');
  if (wide.length === 1 && !isRepeated && wide[0]!.some(isLong)) return true;
  return rows.some(
    (cells) =>
      cells.some((cell) => holdsTable(cell, tokens)) ||
      (cells.length > 1 && cells.every((cell) => isProse(cell) || !hasWords(cell, tokens))),
  );
}

/** A cell in which a table, other than one around a button, has words. */
function holdsTable(node: DomNode, tokens: readonly Token[], depth = 0): boolean {
  if (depth > deepest) return false;
  if (node.name === 'table')
    return (
      rowsOf(node)
        .flatMap(cellsOf)
        .filter((cell) => hasWords(cell, tokens)).length > 1
    );
  return (node.children ?? []).some((child) => holdsTable(child, tokens, depth + 1));
}
