import {
  attributeOf,
  type Document,
  type Element,
  isElement,
  isText,
} from '../../mail-html/document-tree.ts';
import type { Style } from './compute-styles.ts';
import { isHidden } from './is-hidden.ts';

type Child = Document['childNodes'][number];

/** The links without other text on their line. A line ends at a `<br>` and at the edges of a block. */
export function findLinksAlone(document: Document, styles: ReadonlyMap<Element, Style>): Element[] {
  const alone: Element[] = [];
  let links: Element[] = [];
  let hasWords = false;
  const endLine = (): void => {
    if (!hasWords) alone.push(...links);
    links = [];
    hasWords = false;
  };
  const visit = (node: Child): void => {
    if (isText(node)) hasWords ||= /[\p{L}\p{N}]/u.test(node.value);
    if (!isElement(node)) return;
    const style = styles.get(node) ?? new Map<string, string>();
    if (isHidden(node, style)) return;
    if (node.tagName === 'a' && attributeOf(node, 'href')) {
      links.push(node);
      return;
    }
    const isEdge = isBlock(node, style);
    if (isEdge) endLine();
    node.childNodes.forEach(visit);
    if (isEdge) endLine();
  };
  document.childNodes.forEach(visit);
  endLine();
  return alone;
}

/** Elements that do not end a line; `<br>` does. */
const inlineElements: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

function isBlock({ tagName }: Element, style: Style): boolean {
  const display = style.get('display');
  return display === undefined ? !inlineElements.has(tagName) : !display.startsWith('inline');
}
