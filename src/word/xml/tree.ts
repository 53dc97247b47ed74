import type { Element, Node } from '@xmldom/xmldom';
import { namespaces } from './namespaces.ts';

/** An element with a namespace. */
export type WordElement = Element & { readonly namespaceURI: string };

/** Whether a node is this element of WordprocessingML: `isWord(node, 'p')` for `w:p`. */
export function isWord(node: Node | null | undefined, name: string): node is WordElement {
  return isXmlElement(node) && node.localName === name && node.namespaceURI === namespaces.w;
}

export function isXmlElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === 1;
}

/** The first child element of WordprocessingML with this name. */
export function wordChild(element: Element, name: string): Element | undefined {
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (isWord(child, name)) return child;
  }
  return undefined;
}

/** The nearest ancestor of a node with this name. */
export function around(node: Node, name: string): Element | undefined {
  for (let parent = node.parentNode; parent !== null; parent = parent.parentNode) {
    if (isWord(parent, name)) return parent;
  }
  return undefined;
}

export function wordAttribute(element: Element, name: string): string | null {
  return element.getAttributeNS(namespaces.w, name);
}

export function setWordAttribute(element: Element, name: string, value: string): void {
  element.setAttributeNS(namespaces.w, `${prefixOf(element)}${name}`, value);
}

/** Creates a WordprocessingML element with the prefix of its surroundings. */
export function createWord(near: Element, name: string): Element {
  const document = near.ownerDocument;
  if (document === null) throw new Error('The element does not belong to a document.');
  return document.createElementNS(namespaces.w, `${prefixOf(near)}${name}`);
}

/** Sets the text of an element (`w:t`, `w:instrText`) and preserves its spaces. */
export function setText(element: Element, text: string): void {
  element.textContent = text;
  if (/^\s|\s$/.test(text)) element.setAttributeNS(namespaces.xml, 'xml:space', 'preserve');
}

/** All descendants of a root with this name, in document order. */
export function allWord(root: Element, name: string): Element[] {
  return [...root.getElementsByTagNameNS(namespaces.w, name)];
}

export function detach(node: Node): void {
  node.parentNode?.removeChild(node);
}

/** The next node in document order that is not a descendant of this one. */
export function nextOutside(node: Node): Node | null {
  let current: Node | null = node;
  while (current !== null && current.nextSibling === null) current = current.parentNode;
  return current?.nextSibling ?? null;
}

function prefixOf(element: Element): string {
  const prefix = element.namespaceURI === namespaces.w ? element.prefix : element.lookupPrefix(namespaces.w);
  return prefix === null || prefix === '' ? 'w:' : `${prefix}:`;
}
