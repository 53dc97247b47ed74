import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Element } from './document.ts';

type Node = DefaultTreeAdapterTypes.Node;

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

export function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

/** The value of an attribute, empty for one without a value, undefined where it is missing. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

export function parentOf(node: Element | DefaultTreeAdapterTypes.TextNode): Element | undefined {
  const parent = node.parentNode;
  return parent !== null && isElement(parent) ? parent : undefined;
}

/** The element itself and those around it, from the inside out. */
export function* selfAndAncestors(element: Element): Generator<Element> {
  for (let each: Element | undefined = element; each !== undefined; each = parentOf(each)) yield each;
}

/** The text inside a node, as it is written, of hidden elements too. */
export function textIn(node: Node): string {
  return isText(node) ? node.value : childrenOf(node).map(textIn).join('');
}

/** The opening tag, short, for people: `<a class="payment-button">`. */
export function describeElement(element: Element): string {
  const named = ['id', 'class', 'src'].map((name) => [name, attributeOf(element, name)] as const);
  const [name, value] = named.find(([, text]) => text !== undefined && text !== '') ?? [];
  if (name === undefined) return `<${element.tagName}>`;
  return `<${element.tagName} ${name}="${value!.length > 60 ? `${value!.slice(0, 59)}…` : value}">`;
}
