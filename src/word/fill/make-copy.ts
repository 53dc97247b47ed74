import type { Element, Node } from '@xmldom/xmldom';
import { detach, isWord, isXmlElement } from '../xml/tree.ts';

/**
 * Copies a node of a region; the last copy is the node itself. Copies lose what must be unique in a document: paragraph ids, bookmarks and
 * comment marks. Drawings get new numbers.
 */
export function makeCopy(
  node: Node,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
  nextNumber: () => number,
): Node {
  const copy = isLast ? node : node.cloneNode(true);
  if (!isFirst && isXmlElement(copy)) clean(copy, nextNumber);
  return copy;
}

const onceOnly = ['bookmarkStart', 'bookmarkEnd', 'commentRangeStart', 'commentRangeEnd', 'commentReference'];

function clean(element: Element, nextNumber: () => number): void {
  for (const name of ['w14:paraId', 'w14:textId']) element.removeAttribute(name);
  if (element.localName === 'docPr') element.setAttribute('id', String(nextNumber()));
  for (const child of [...element.childNodes]) {
    const isSdtId = isWord(child, 'id') && isWord(element, 'sdtPr');
    if (isSdtId || onceOnly.some((name) => isWord(child, name))) detach(child);
    else if (isXmlElement(child)) clean(child, nextNumber);
  }
}
