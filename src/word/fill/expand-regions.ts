import type { Element, Node } from '@xmldom/xmldom';
import { FacteurError } from '../../errors.ts';
import type { Region } from '../fields/find-regions.ts';
import { keptMark } from '../xml/set-aside.ts';
import { createWord, detach, isWord, isXmlElement } from '../xml/tree.ts';
import { makeCopy } from './make-copy.ts';
import type { FieldReader } from './read-fields.ts';
import { removeRuns } from './remove-runs.ts';

/**
 * Repeats a region for each item of its list: the table rows with its marks, or the paragraphs from one mark
 * to the other, or the text between them in one paragraph. Without items, the region is removed.
 */
export function expandRegion(
  region: Region,
  reader: FieldReader,
  part: string,
  nextNumber: () => number,
): void {
  const nodes = repeatedNodes(region, part);
  for (const mark of [region.start, region.end]) removeRuns(mark.begin, mark.end, new Set());
  const left = nodes.filter((node) => node.parentNode !== null);
  const parent = left[0]?.parentNode;
  const behind = left.at(-1)?.nextSibling ?? null;
  if (parent === null || parent === undefined) return;
  for (const node of left) detach(node);
  const items = reader.itemsOf(region.list);
  for (const [index, frame] of items.entries()) {
    for (const node of left) {
      const copy = makeCopy(node, { isFirst: index === 0, isLast: index === items.length - 1 }, nextNumber);
      parent.insertBefore(copy, behind);
      reader.assign(copy, region.list, frame);
    }
  }
  tidy(parent);
}

/** The siblings to repeat. */
function repeatedNodes({ start, end }: Region, part: string): Node[] {
  const above = ancestors(start.begin);
  const common = ancestors(end.end).find((node) => above.includes(node));
  const row = [common, ...(common === undefined ? [] : ancestors(common))].find((node) => isWord(node, 'tr'));
  const isAcrossCells = isWord(common, 'tr');
  if (isAcrossCells && row !== undefined) return [row];
  const first = start.begin.parentNode === common ? start.end.nextSibling : childAround(start.begin, common);
  const last = end.begin.parentNode === common ? end.begin.previousSibling : childAround(end.end, common);
  const nodes: Node[] = [];
  for (
    let node: Node | null | undefined = first;
    node !== null && node !== undefined;
    node = node.nextSibling
  ) {
    nodes.push(node);
    if (node === last) return nodes;
  }
  throw new FacteurError(
    'unbalanced-field',
    `${part}: the region TableStart to TableEnd does not enclose whole rows, whole paragraphs or a text. Put both marks in one table row, or each in its own paragraph.`,
  );
}

function ancestors(node: Node): Node[] {
  const found: Node[] = [];
  for (let parent = node.parentNode; parent !== null; parent = parent.parentNode) found.push(parent);
  return found;
}

function childAround(node: Node, parent: Node | undefined): Node | undefined {
  return [node, ...ancestors(node)].find((one) => one.parentNode === parent);
}

/** A table needs a row, and a cell or a story a paragraph. */
function tidy(parent: Node): void {
  if (!isXmlElement(parent)) return;
  const hasBlock = [...parent.childNodes].some(
    (node) =>
      node.nodeName === keptMark || ['p', 'tbl', 'tr', 'tc', 'sdt'].some((name) => isWord(node, name)),
  );
  if (hasBlock || isWord(parent, 'p')) return;
  if (isWord(parent, 'tbl')) {
    const around = parent.parentNode;
    detach(parent);
    if (around !== null) tidy(around);
  } else parent.insertBefore(createWord(parent, 'p'), parent.lastChild && sectionAt(parent));
}

function sectionAt(parent: Element): Node | null {
  return isWord(parent.lastChild, 'sectPr') ? parent.lastChild : null;
}
