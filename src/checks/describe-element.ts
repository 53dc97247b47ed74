import { attributeOf, type Element } from '../mail-html/document-tree.ts';

/** A short opening tag for messages: `<a class="payment-button">`. */
export function describeElement(element: Element): string {
  const named = ['id', 'class', 'src'].map((name) => [name, attributeOf(element, name)] as const);
  const [name, value] = named.find(([, text]) => text !== undefined && text !== '') ?? [];
  if (name === undefined) return `<${element.tagName}>`;
  return `<${element.tagName} ${name}="${value!.length > 60 ? `${value!.slice(0, 59)}…` : value}">`;
}
