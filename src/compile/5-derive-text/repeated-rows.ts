import type { DomNode } from 'html-to-text';
import type { Token } from '../tokens.ts';
import { cellsOf, count, isLayout, isProse, longestLabel, plainLength } from './cells.ts';
import { createElement, hasWords, isElement, isHidden, textOf, type Unit, unitsOf } from './dom.ts';

/** Whether all rows of a layout table are rows of data, apart from headings over all columns. */
export function isListOfRows(table: DomNode, tokens: readonly Token[]): boolean {
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
        cells.every(
          (cell) => plainLength(cell) <= longestLabel && count(cell, ({ name }) => name === 'a') === 0,
        ),
      ))
  );
}

/** Replaces rows that repeat among siblings with a table. */
export function withTables(nodes: readonly DomNode[], tokens: readonly Token[]): DomNode[] {
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
