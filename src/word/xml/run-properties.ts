import type { Element, Node } from '@xmldom/xmldom';
import { foldedMark } from './fold-properties.ts';
import { createWord, detach, isWord, wordChild } from './tree.ts';

/** The formatting of a run: its `w:rPr`, or the mark of one that was folded. It is copied, not looked into. */
export type RunProperties = Node;

export function runProperties(run: Element): RunProperties | undefined {
  for (let child = run.firstChild; child !== null; child = child.nextSibling) {
    if (isWord(child, 'rPr') || child.nodeName === foldedMark) return child;
  }
  return undefined;
}

/** Properties without the mark against proofing: a field's placeholder has one, its value may be checked for spelling. */
export function withoutProofing(properties: RunProperties): RunProperties {
  if (![...properties.childNodes].some((child) => isWord(child, 'noProof'))) return properties;
  const copy = properties.cloneNode(true);
  for (const child of [...copy.childNodes]) if (isWord(child, 'noProof')) detach(child);
  return copy;
}

/** Gives a run a character style, unless it has one. `w:rStyle` is the first of the properties. */
export function addRunStyle(run: Element, style: string): void {
  const properties = openProperties(run);
  if (wordChild(properties, 'rStyle') !== undefined) return;
  const element = createWord(run, 'rStyle');
  element.setAttributeNS(element.namespaceURI, `${element.prefix}:val`, style);
  properties.insertBefore(element, properties.firstChild);
}

function openProperties(run: Element): Element {
  const known = runProperties(run);
  if (known !== undefined && isWord(known, 'rPr')) return known;
  const properties = createWord(run, 'rPr');
  run.insertBefore(properties, run.firstChild);
  if (known !== undefined) {
    detach(known);
    const content = run.ownerDocument?.createProcessingInstruction(foldedMark, `${known.nodeValue} inner`);
    if (content !== undefined) properties.appendChild(content);
  }
  return properties;
}
