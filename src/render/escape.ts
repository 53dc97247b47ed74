/** Escapes a value for HTML text and for a quoted attribute. */
export { escapeMarkup as escapeHtml } from '../mail-html/escape-markup.ts';

/** Encodes a value as one part of a URL. */
export function escapeUrlPart(text: string): string {
  return encodeURIComponent(text).replace(/%40/g, '@').replace(/'/g, '%27');
}

/** Encodes a whole mail address or telephone number. It keeps `+`, which would mean a space in a web address. */
export function escapeAddress(text: string): string {
  return escapeUrlPart(text).replace(/%2B/g, '+');
}
