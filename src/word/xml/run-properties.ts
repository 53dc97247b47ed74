import type { Element, Node } from '@xmldom/xmldom';
import { foldedMark } from './fold-properties.ts';
import { createWord, detach, isWord, wordChild } from './tree.ts';

/** The formatting of a run: its `w:rPr`, or the mark of a folded one. It is only copied, never read. */
export type RunProperties = Node;

export function runProperties(run: Element): RunProperties | undefined {
  for (let child = run.firstChild; child !== null; child = child.nextSibling) {
    if (isWord(child, 'rPr') || child.nodeName === foldedMark) return child;
  }
  return undefined;
}

/** Properties without the noProof mark of a field's placeholder, so that Word checks the spelling of its value. */
export function withoutProofing(properties: RunProperties): RunProperties {
  if (![...properties.childNodes].some((child) => isWord(child, 'noProof'))) return properties;
  const copy = properties.cloneNode(true);
  for (const child of [...copy.childNodes]) if (isWord(child, 'noProof')) detach(child);
  return copy;
}

/** Gives a run a character style, unless it has one. `w:rStyle` must come first. */
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
