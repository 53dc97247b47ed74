import type { Element, Node } from '@xmldom/xmldom';
import { keptMark } from '../xml/set-aside.ts';
import { around, detach, isElement, isWord, nextOutside } from '../xml/tree.ts';

/** Removes the runs from one to another, in document order, except those to keep. What is not a run stays. */
export function removeRuns(begin: Element, end: Element, keep: ReadonlySet<Node>): void {
  const doomed: Element[] = [];
  let node: Node | null = begin;
  while (node !== null) {
    const isRun = isWord(node, 'r');
    if (isRun && !keep.has(node)) doomed.push(node as Element);
    if (node === end) break;
    node = isRun || keep.has(node) || node.firstChild === null ? nextOutside(node) : node.firstChild;
  }
  const paragraphs = new Set(doomed.map((run) => around(run, 'p')));
  for (const run of doomed) removeWithWrapper(run);
  for (const paragraph of paragraphs) if (paragraph !== undefined) removeIfEmpty(paragraph);
}

/** Removes a paragraph that prints nothing, where the document stays valid and looks the same without it. */
export function removeIfEmpty(paragraph: Element): void {
  if (printsSomething(paragraph)) return;
  const before = neighbour(paragraph, 'previousSibling');
  const after = neighbour(paragraph, 'nextSibling');
  // A cell ends with a paragraph, a story has one at least, and two tables without one between them become one.
  if (isParagraph(after) || isParagraph(before)) detach(paragraph);
}

/** Wrappers of runs that mean nothing without one. */
const wrappers = ['hyperlink', 'smartTag', 'ins'];

function removeWithWrapper(run: Element): void {
  const parent = run.parentNode;
  detach(run);
  const isEmpty = parent?.firstChild === null;
  if (isEmpty && wrappers.some((name) => isWord(parent, name))) removeWithWrapper(parent as Element);
}

/** What a paragraph may hold and still be empty; anything else, also what this code does not know, is content. */
const silent = new Set(['proofErr', 'lastRenderedPageBreak', 'rPr']);

function printsSomething(paragraph: Element): boolean {
  const bookmarks = { start: 0, end: 0 };
  const isSilent = (node: Node): boolean => {
    if (!isElement(node)) return (node.nodeValue ?? '').trim() === '';
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
  while (found !== null && !isElement(found) && found.nodeType !== 7) found = found[side];
  return found;
}

/** A paragraph, or the mark of one that was set aside. */
function isParagraph(node: Node | null): boolean {
  return isWord(node, 'p') || (node !== null && node.nodeType === 7 && node.nodeName === keptMark);
}
