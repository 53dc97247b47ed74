import { decodeAttribute } from '../../../mail-html/decode-entities.ts';
import { attributeOf, type Document, type Element, elementsIn } from '../../../mail-html/document-tree.ts';
import { scanMarkup } from '../../../mail-html/scan-markup.ts';

/** A link in a mail. Entities in its address are decoded. */
export interface Link {
  readonly element: Element;
  readonly href: string;
}

/** Links, including VML for classic Outlook. */
export function linksIn(document: Document): Link[] {
  return elementsIn(document).flatMap((element) => {
    const href = attributeOf(element, 'href');
    return isLink(element.tagName) && href !== undefined ? [{ element, href }] : [];
  });
}

/** The link addresses in an HTML text. Each mail has three views, and this is several times faster than parsing each into a tree. */
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

/** URLs in plain text, without the punctuation that ends a sentence. */
export function urlsIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"]+/gi)].map(([url]) => url.replace(/[.,;:!?)\]»”’]+$/, ''));
}

/** The host of an `http` or `https` URL; undefined for anything else. */
export function hostOf(address: string): string | undefined {
  try {
    const { protocol, hostname } = new URL(address);
    return /^https?:$/.test(protocol) ? hostname : undefined;
  } catch {
    return undefined;
  }
}
