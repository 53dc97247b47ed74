import type { Element, Node } from '@xmldom/xmldom';
import { foldedMark } from '../xml/fold-properties.ts';
import { keptMark } from '../xml/set-aside.ts';
import { allWord, around, detach, isWord, isXmlElement, nextOutside } from '../xml/tree.ts';

/**
 * Removes the runs from one to another, in document order, except those to keep. A field may span paragraphs and
 * tables, which are removed if they end up empty. Other content, such as a bookmark, stays.
 */
export function removeRuns(begin: Element, end: Element, keep: ReadonlySet<Node>): void {
  const doomed = between(begin, end, keep);
  const paragraphs = new Set(
    doomed.map((node) => (isWord(node, 'p') ? node : around(node, 'p'))).filter((node) => node !== undefined),
  );
  for (const node of doomed) {
    if (isWord(node, 'tbl')) detach(node);
    else if (isWord(node, 'r')) removeWithWrapper(node);
  }
  for (const paragraph of paragraphs) removeIfEmpty(paragraph);
}

/** Runs and whole tables from one run to another, and blank paragraphs, unless they are between kept content. */
function between(begin: Element, end: Element, keep: ReadonlySet<Node>): Element[] {
  const doomed: Element[] = [];
  const blank: { paragraph: Element; keptBefore: number }[] = [];
  let kept = 0;
  let node: Node | null = begin;
  while (node !== null) {
    const isKept = keep.has(node);
    const isWhole: boolean =
      isKept || isWord(node, 'r') || (isWord(node, 'tbl') && !holdsAny(node, keep, end));
    if (isKept) kept++;
    else if (isWhole) doomed.push(node as Element);
    else if (isWord(node, 'p') && allWord(node, 'r').length === 0)
      blank.push({ paragraph: node, keptBefore: kept });
    if (node === end) break;
    node = isWhole || node.firstChild === null ? nextOutside(node) : node.firstChild;
  }
  const outside = blank.filter(({ keptBefore }) => keptBefore === 0 || keptBefore === kept);
  return [...doomed, ...outside.map(({ paragraph }) => paragraph)];
}

function holdsAny(table: Element, nodes: ReadonlySet<Node>, end: Element): boolean {
  return [...nodes, end].some((node) => {
    for (let parent = node.parentNode; parent !== null; parent = parent.parentNode)
      if (parent === table) return true;
    return false;
  });
}

/** Removes a paragraph that prints nothing, if the document stays valid and looks the same without it. */
export function removeIfEmpty(paragraph: Element): void {
  if (printsSomething(paragraph)) return;
  const before = neighbour(paragraph, 'previousSibling');
  const after = neighbour(paragraph, 'nextSibling');
  // A cell must end with a paragraph, a story needs at least one, and two tables without one between them would merge.
  if (isParagraph(after) || isParagraph(before)) detach(paragraph);
}

/** Wrappers that mean nothing without a run. */
const wrappers = ['hyperlink', 'smartTag', 'ins'];

function removeWithWrapper(run: Element): void {
  const parent = run.parentNode;
  detach(run);
  const isEmpty = parent?.firstChild === null;
  if (isEmpty && wrappers.some((name) => isWord(parent, name))) removeWithWrapper(parent as Element);
}

/** What an empty paragraph may contain. Anything else, including unknown elements, is content. */
const silent = new Set(['proofErr', 'lastRenderedPageBreak', 'rPr']);

function printsSomething(paragraph: Element): boolean {
  const bookmarks = { start: 0, end: 0 };
  const isSilent = (node: Node): boolean => {
    if (node.nodeName === foldedMark) return true;
    if (!isXmlElement(node)) return (node.nodeValue ?? '').trim() === '';
    if (isWord(node, 'pPr')) return ![...node.childNodes].some((child) => isWord(child, 'sectPr'));
    if (isWord(node, 'bookmarkStart')) return ++bookmarks.start > 0;
    if (isWord(node, 'bookmarkEnd')) return ++bookmarks.end > 0;
    if (isWord(node, 'r')) return [...node.childNodes].every(isSilent);
    if (isWord(node, 't')) return node.textContent === '';
    return silent.has(node.localName ?? '');
  };
  return ![...paragraph.childNodes].every(isSilent) || bookmarks.start !== bookmarks.end;
}

function neighbour(node: Node, side: 'previousSibling' | 'nextSibling'): Node | null {
  let found = node[side];
  while (found !== null && !isXmlElement(found) && found.nodeType !== 7) found = found[side];
  return found;
}

/** A paragraph, or the mark of one set aside. */
function isParagraph(node: Node | null): boolean {
  return isWord(node, 'p') || (node !== null && node.nodeType === 7 && node.nodeName === keptMark);
}
