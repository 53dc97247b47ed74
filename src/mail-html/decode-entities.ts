import { decodeHTML, decodeHTMLAttribute } from 'entities';

/** What HTML says in an element: `A &amp; B` is `A & B`. */
export function decodeText(html: string): string {
  return decodeHTML(html);
}

/** What HTML says in an attribute, where `&copy=1` is part of an address. */
export function decodeAttribute(html: string): string {
  return decodeHTMLAttribute(html);
}
