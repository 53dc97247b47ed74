import { attributeOf, elementsIn } from '../../elements.ts';
import type { Document, Element } from '../../mail-rule.ts';

/** A link of a mail; its address with entities decoded, as a client follows it. */
export interface Link {
  readonly element: Element;
  readonly href: string;
}

/** Links, also those that classic Outlook draws as VML. */
export function linksIn(document: Document): Link[] {
  return elementsIn(document).flatMap((element) => {
    const href = attributeOf(element, 'href');
    const isLink = element.tagName === 'a' || element.tagName === 'area' || element.tagName.startsWith('v:');
    return isLink && href !== undefined ? [{ element, href }] : [];
  });
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
