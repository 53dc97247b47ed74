import type { DefaultTreeAdapterTypes } from 'parse5';

/** A mail as parse5 reads it. */
export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
export type TextNode = DefaultTreeAdapterTypes.TextNode;
export type Comment = DefaultTreeAdapterTypes.CommentNode;
export type Node = DefaultTreeAdapterTypes.Node;
type Child = DefaultTreeAdapterTypes.ChildNode;

/** The elements inside a node, in document order, without those in conditional comments (`<!--[if mso]>`). */
export function elementsIn(node: Node): Element[] {
  const found: Element[] = [];
  const visit = (parent: Node): void => {
    for (const child of childrenOf(parent)) {
      if (isElement(child)) found.push(child);
      visit(child);
    }
  };
  visit(node);
  return found;
}

export function childrenOf(node: Node): readonly Child[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function isComment(node: Node): node is Comment {
  return node.nodeName === '#comment';
}

export function isText(node: Node): node is TextNode {
  return node.nodeName === '#text';
}

/** The value of an attribute: empty if it has none, undefined if the attribute is missing. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Sets an attribute, or removes it if the value is undefined. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
  const others = element.attrs.filter((attribute) => attribute.name !== name);
  element.attrs = value === undefined ? others : [...others, { name, value }];
}

export function parentElement(node: Element | TextNode): Element | undefined {
  const parent = node.parentNode;
  return parent !== null && isElement(parent) ? parent : undefined;
}

/** The element and its ancestors, from the inside out. */
export function* selfAndAncestors(element: Element): Generator<Element> {
  for (let each: Element | undefined = element; each !== undefined; each = parentElement(each)) yield each;
}

/** The text inside a node, hidden elements included. */
export function textIn(node: Node): string {
  return isText(node) ? node.value : childrenOf(node).map(textIn).join('');
}

/** Removes an element and its content. */
export function removeElement(element: Element): void {
  replaceElement(element, []);
}

/** Replaces an element with its children. */
export function unwrapElement(element: Element): void {
  replaceElement(element, element.childNodes.splice(0));
}

function replaceElement(element: Element, children: readonly Child[]): void {
  const parent = element.parentNode;
  if (parent === null) return;
  for (const child of children) child.parentNode = parent;
  parent.childNodes.splice(parent.childNodes.indexOf(element), 1, ...children);
  element.parentNode = null;
}

/** Adds an element with a text as the first child of another element. */
export function prependElement(holder: Element, tagName: string, text: string): void {
  const { namespaceURI } = holder;
  const element: Element = {
    nodeName: tagName,
    tagName,
    attrs: [],
    namespaceURI,
    parentNode: holder,
    childNodes: [],
  };
  element.childNodes.push({ nodeName: '#text', value: text, parentNode: element });
  holder.childNodes.unshift(element);
}
