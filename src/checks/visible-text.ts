import {
  attributeOf,
  childrenOf,
  type Document,
  type Element,
  isElement,
  isText,
  selfAndAncestors,
} from '../mail-html/document-tree.ts';
import { neverShown } from './styles/is-hidden.ts';

type Node = Parameters<typeof childrenOf>[0];

/** The visible text of an element, with one space between words. An image counts as its `alt`. */
export function visibleTextOf(root: Element | Document): string {
  return plainWords(wordsIn(root));
}

const blocks = new Set(
  'address article aside blockquote body br caption center dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

function wordsIn(node: Node): string {
  if (isText(node)) return node.value;
  if (!isElement(node)) return childrenOf(node).map(wordsIn).join('');
  if (hidesItself(node)) return '';
  if (node.tagName === 'img') return attributeOf(node, 'alt') ?? '';
  const words = node.childNodes.map(wordsIn).join('');
  return blocks.has(node.tagName) ? ` ${words} ` : words;
}

/** Text with one space between words and without invisible characters. */
export function plainWords(text: string): string {
  return text
    .replace(/\u034f|[\u00ad\u061c\u200b-\u200f\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether an element is visible: neither it nor an ancestor is hidden. */
export function isInSight(element: Element): boolean {
  return ![...selfAndAncestors(element)].some(hidesItself);
}

function hidesItself(element: Element): boolean {
  if (neverShown.has(element.tagName) || attributeOf(element, 'hidden') !== undefined) return true;
  const style = attributeOf(element, 'style') ?? '';
  return /display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i.test(style);
}
