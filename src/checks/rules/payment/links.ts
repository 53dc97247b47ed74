import { decodeAttribute } from '../../../mail-html/decode-entities.ts';
import { attributeOf, type Document, type Element, elementsIn } from '../../../mail-html/document-tree.ts';
import { scanMarkup } from '../../../mail-html/scan-markup.ts';

/** A link of a mail; its address with entities decoded, as a client follows it. */
export interface Link {
  readonly element: Element;
  readonly href: string;
}

/** Links, also those that classic Outlook draws as VML. */
export function linksIn(document: Document): Link[] {
  return elementsIn(document).flatMap((element) => {
    const href = attributeOf(element, 'href');
    return isLink(element.tagName) && href !== undefined ? [{ element, href }] : [];
  });
}

/** The addresses of the links of an HTML text, several times faster than a tree of it: each mail has three views. */
export function hrefsIn(html: string): string[] {
  return scanMarkup(html).flatMap((item) => {
    if (item.type !== 'open' || !isLink(item.name)) return [];
    const href = item.attributes.find(({ name }) => name === 'href');
    return href === undefined ? [] : [decodeAttribute(href.value)];
  });
}

function isLink(tagName: string): boolean {
  return tagName === 'a' || tagName === 'area' || tagName.startsWith('v:');
}

/** Addresses in plain text; a full stop at the end belongs to the sentence. */
export function urlsIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"]+/gi)].map(([url]) => url.replace(/[.,;:!?)\]»”’]+$/, ''));
}

/** The host of an `http` address; undefined for any other. */
export function hostOf(address: string): string | undefined {
  try {
    const { protocol, hostname } = new URL(address);
    return /^https?:$/.test(protocol) ? hostname : undefined;
  } catch {
    return undefined;
  }
}
