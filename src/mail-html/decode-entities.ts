import { decodeHTML, decodeHTMLAttribute } from 'entities';

/** Decodes the text of an element: `A &amp; B` is `A & B`. */
export function decodeText(html: string): string {
  return decodeHTML(html);
}

/** Decodes the value of an attribute, where `&copy=1` is part of a URL. */
export function decodeAttribute(html: string): string {
  return decodeHTMLAttribute(html);
}
