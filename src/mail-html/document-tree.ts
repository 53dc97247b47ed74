import type { DefaultTreeAdapterTypes } from 'parse5';

/** A mail as parse5 reads it. */
export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
export type TextNode = DefaultTreeAdapterTypes.TextNode;
export type Comment = DefaultTreeAdapterTypes.CommentNode;
export type Node = DefaultTreeAdapterTypes.Node;
type Child = DefaultTreeAdapterTypes.ChildNode;

/** The elements inside a node, in the order of the document; a conditional comment (`<!--[if mso]>`) is none of them. */
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

/** The value of an attribute, empty for one without a value, undefined where it is missing. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Sets an attribute, or takes it away. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
  const others = element.attrs.filter((attribute) => attribute.name !== name);
  element.attrs = value === undefined ? others : [...others, { name, value }];
}

export function parentElement(node: Element | TextNode): Element | undefined {
  const parent = node.parentNode;
  return parent !== null && isElement(parent) ? parent : undefined;
}

/** The element itself and those around it, from the inside out. */
export function* selfAndAncestors(element: Element): Generator<Element> {
  for (let each: Element | undefined = element; each !== undefined; each = parentElement(each)) yield each;
}

/** The text inside a node, as it is written, of hidden elements too. */
export function textIn(node: Node): string {
  return isText(node) ? node.value : childrenOf(node).map(textIn).join('');
}

/** Takes an element out of its document, with all that is inside. */
export function removeElement(element: Element): void {
  replaceElement(element, []);
}

/** Puts the children of an element in its place. */
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

/** Puts an element with a text before all that another one holds. */
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
