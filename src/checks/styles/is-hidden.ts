import { attributeOf, type Element } from '../../mail-html/document-tree.ts';
import type { Style } from './compute-styles.ts';

/** Elements that are never visible. */
export const neverShown: ReadonlySet<string> = new Set([
  'head',
  'style',
  'script',
  'title',
  'template',
  'noscript',
]);

/** Whether an element and its content are hidden, in any of the ways that preheaders are. */
export function isHidden(element: Element, style: Style): boolean {
  return (
    neverShown.has(element.tagName) ||
    attributeOf(element, 'hidden') !== undefined ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    Number(style.get('opacity') ?? 1) === 0 ||
    (/^0(px|$)/.test(style.get('max-height') ?? '') && style.get('overflow') === 'hidden')
  );
}
