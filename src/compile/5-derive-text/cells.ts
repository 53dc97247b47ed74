import type { DomNode } from 'html-to-text';
import { tokenPattern } from '../tokens.ts';
import { deepest, isElement, isHidden, textOf } from './dom.ts';

/** Longer texts are no labels, and even longer ones no data. */
export const longestLabel = 60;
const longestData = 100;

export function isLayout({ attribs }: DomNode): boolean {
  return attribs.role === 'presentation' || attribs.role === 'none';
}

export function rowsOf(table: DomNode): DomNode[] {
  return (table.children ?? []).flatMap((child) =>
    child.name === 'tr'
      ? [child]
      : ['thead', 'tbody', 'tfoot'].includes(child.name ?? '')
        ? child.children.filter(({ name }) => name === 'tr')
        : [],
  );
}

export function cellsOf(row: DomNode): DomNode[] {
  return row.children.filter((node) => (node.name === 'td' || node.name === 'th') && !isHidden(node));
}

export function isProse(cell: DomNode): boolean {
  return plainLength(cell) > longestData || count(cell, isHeading) > 0 || count(cell, isParagraph) > 1;
}

function isHeading({ name }: DomNode): boolean {
  return /^h[1-6]$/.test(name ?? '');
}

function isParagraph({ name }: DomNode): boolean {
  return name === 'p' || name === 'ul' || name === 'ol' || name === 'hr';
}

/** The length of a text without its fields, whose values are not known. */
export function plainLength(node: DomNode): number {
  return textOf(node).replace(tokenPattern, '').replace(/\s+/g, ' ').trim().length;
}

export function count(node: DomNode, matches: (node: DomNode) => boolean, depth = 0): number {
  if (depth > deepest || isHidden(node)) return 0;
  return (node.children ?? []).reduce(
    (sum, child) => sum + count(child, matches, depth + 1),
    isElement(node) && matches(node) ? 1 : 0,
  );
}
