import type { DomNode } from 'html-to-text';
import { type Token, tokenPattern } from '../tokens.ts';
import { createElement, deepest, hasWords, isElement, isHidden, textOf, type Unit, unitsOf } from './dom.ts';

/**
 * Tells tables of data from those for layout, by their `role`: rows that repeat are a table, also if they were built with
 * columns of MJML or layout tables, and a table around other tables is not.
 */
export function markTables(node: DomNode, tokens: readonly Token[], depth = 0): void {
  if (depth > deepest || isHidden(node)) return;
  if (node.name === 'table') {
    const rows = rowsOf(node);
    if (isLayout(node)) {
      if (isListOfRows(node, tokens)) {
        node.attribs.role = 'table';
        return;
      }
    } else if (!/^(?:table|grid)$/.test(node.attribs.role ?? '') && looksLikeLayout(rows, tokens)) {
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

function isLayout({ attribs }: DomNode): boolean {
  return attribs.role === 'presentation' || attribs.role === 'none';
}

function rowsOf(table: DomNode): DomNode[] {
  return (table.children ?? []).flatMap((child) =>
    child.name === 'tr'
      ? [child]
      : ['thead', 'tbody', 'tfoot'].includes(child.name ?? '')
        ? child.children.filter(({ name }) => name === 'tr')
        : [],
  );
}

function cellsOf(row: DomNode): DomNode[] {
  return row.children.filter((node) => (node.name === 'td' || node.name === 'th') && !isHidden(node));
}

/** Whether a table without a role has one column, or cells that are more than data: other tables, headings, pictures. */
function looksLikeLayout(rows: readonly DomNode[], tokens: readonly Token[]): boolean {
  const filled = rows.map((row) => cellsOf(row).filter((cell) => /\S/.test(textOf(cell))));
  if (filled.every((cells) => cells.length < 2)) return filled.some((cells) => cells.some(isProse));
  return filled.some(
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

const longestLabel = 100;

function isProse(cell: DomNode): boolean {
  return plainLength(cell) > longestLabel || count(cell, isHeading) > 0 || count(cell, isParagraph) > 1;
}

function isHeading({ name }: DomNode): boolean {
  return /^h[1-6]$/.test(name ?? '');
}

function isParagraph({ name }: DomNode): boolean {
  return name === 'p' || name === 'ul' || name === 'ol' || name === 'hr';
}

/** The length of a text without its fields, whose values are not known. */
function plainLength(node: DomNode): number {
  return textOf(node).replace(tokenPattern, '').replace(/\s+/g, ' ').trim().length;
}

function count(node: DomNode, matches: (node: DomNode) => boolean, depth = 0): number {
  if (depth > deepest || isHidden(node)) return 0;
  return (node.children ?? []).reduce(
    (sum, child) => sum + count(child, matches, depth + 1),
    isElement(node) && matches(node) ? 1 : 0,
  );
}

/** Whether all rows of a layout table are rows of data, apart from headings over all columns. */
function isListOfRows(table: DomNode, tokens: readonly Token[]): boolean {
  const sections = [
    table,
    ...table.children.filter(({ name }) => ['thead', 'tbody', 'tfoot'].includes(name ?? '')),
  ];
  const units = sections.flatMap((section) =>
    unitsOf(section.children, tokens).filter(
      ({ nodes }) => !nodes.some(({ name }) => name === 'tbody' || name === 'thead' || name === 'tfoot'),
    ),
  );
  const rows = units.map((unit) => rowsIn(unit, tokens));
  const columns = new Set(rows.flatMap((found) => found ?? []).map(({ length }) => length));
  const others = units.filter((_unit, index) => rows[index] === undefined);
  return (
    columns.size === 1 &&
    repeats(units, rows) &&
    others.every(({ nodes }) => nodes.every((node) => !hasWords(node, tokens) || isSpanning(node)))
  );
}

function isSpanning(row: DomNode): boolean {
  const cells = row.name === 'tr' ? cellsOf(row) : [];
  return cells.length === 1 && Number(cells[0]!.attribs.colspan) > 1 && !isProse(cells[0]!);
}

/** Whether rows repeat: a list of the data has them, or several are written below each other. */
function repeats(units: readonly Unit[], rows: readonly (readonly Cells[] | undefined)[]): boolean {
  const isEach = units.some(
    ({ opening }, index) => opening?.type === 'each' && (rows[index]?.length ?? 0) > 0,
  );
  const found = rows.flatMap((one) => one ?? []);
  return (
    isEach ||
    (found.length > 1 &&
      found.every((cells) =>
        cells.every((cell) => plainLength(cell) <= 60 && count(cell, ({ name }) => name === 'a') === 0),
      ))
  );
}

/** Replaces rows that repeat among siblings with a table. */
function withTables(nodes: readonly DomNode[], tokens: readonly Token[]): DomNode[] {
  const units = unitsOf(nodes, tokens);
  const rows = units.map((unit) => rowsIn(unit, tokens));
  if (rows.every((found) => found === undefined || found.length === 0)) return [...nodes];
  const result: DomNode[] = [];
  for (let start = 0; start < units.length; ) {
    const columns = rows[start]?.[0]?.length;
    let end = start;
    while (
      columns !== undefined &&
      end < units.length &&
      rows[end]?.every(({ length }) => length === columns) === true
    )
      end++;
    const run = units.slice(start, end);
    if (columns !== undefined && repeats(run, rows.slice(start, end))) {
      result.push(
        createElement(
          'table',
          { role: 'table' },
          run.flatMap((unit) => rowNodes(unit, tokens)),
        ),
      );
      start = end;
    } else result.push(...units[start++]!.nodes);
  }
  return result;
}

type Cells = readonly DomNode[];

/** The rows of a unit, none if it is white space; undefined if something in it is not a row. */
function rowsIn({ nodes }: Unit, tokens: readonly Token[]): Cells[] | undefined {
  const rows: Cells[] = [];
  for (const node of nodes) {
    if (!isElement(node)) {
      if (hasWords(node, tokens)) return undefined;
      continue;
    }
    const cells = rowCells(node, tokens);
    if (cells === undefined || !isDataRow(cells, tokens)) return undefined;
    rows.push(cells);
  }
  return rows;
}

function rowNodes({ nodes }: Unit, tokens: readonly Token[]): DomNode[] {
  return nodes.map((node) => {
    if (!isElement(node) || node.name === 'tr') return node;
    const cells = rowCells(node, tokens)!;
    return createElement(
      'tr',
      {},
      cells.map((cell) =>
        cell.name === 'td' || cell.name === 'th' ? cell : createElement('td', {}, [cell]),
      ),
    );
  });
}

const wrappers = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'div', 'center', 'section']);

/** The cells of an element that is one row: a row of a table, or the columns of MJML, with only layout around it. */
function rowCells(node: DomNode, tokens: readonly Token[], depth = 0): Cells | undefined {
  if (depth > 30 || isHidden(node) || !wrappers.has(node.name ?? '')) return undefined;
  if (node.name === 'table' && !isLayout(node) && node.attribs.role !== undefined) return undefined;
  const children = node.children.filter((child) => !isHidden(child));
  if (node.name === 'tr') {
    const cells = cellsOf(node);
    if (cells.filter((cell) => hasWords(cell, tokens)).length > 1) return cells;
  }
  // A block between layout elements would be lost.
  if (children.some((child) => child.type === 'text' && /\S/.test(child.data ?? ''))) return undefined;
  const filled = children.filter(
    (child) => isElement(child) && (hasWords(child, tokens) || /\S/.test(textOf(child))),
  );
  if (filled.length > 1 && filled.every(isColumn)) return filled;
  return filled.length === 1 ? rowCells(filled[0]!, tokens, depth + 1) : undefined;
}

/** A column of MJML or of a hybrid layout, which stands beside the others. */
function isColumn({ name, attribs = {} }: DomNode): boolean {
  if (name !== 'div' && name !== 'table') return false;
  return (
    /\bmj-column-/.test(attribs.class ?? '') ||
    /display\s*:\s*inline-(?:block|table)/i.test(attribs.style ?? '')
  );
}

/** Whether cells look like data: at least two have words, at least one is short, and none has a heading or a list. */
function isDataRow(cells: Cells, tokens: readonly Token[]): boolean {
  const filled = cells.filter((cell) => hasWords(cell, tokens));
  return (
    filled.length > 1 &&
    filled.every((cell) => !isProse(cell) && !holdsButton(cell)) &&
    filled.some((cell) => lines(cell) === 1 && plainLength(cell) <= 40)
  );
}

function holdsButton(cell: DomNode): boolean {
  return count(cell, ({ name, attribs }) => name === 'a' && /padding/i.test(attribs.style ?? '')) > 0;
}

/** The number of lines of a cell. */
function lines(cell: DomNode): number {
  const blocks = count(
    cell,
    (node) =>
      ['p', 'div', 'tr'].includes(node.name ?? '') &&
      !node.children.some(
        (child) => count(child, ({ name }) => ['p', 'div', 'tr', 'table'].includes(name ?? '')) > 0,
      ),
  );
  return Math.max(1, blocks) + count(cell, ({ name }) => name === 'br');
}
