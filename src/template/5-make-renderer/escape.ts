const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a value for HTML text and for a quoted attribute. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character]!) : text;
}

/** Encodes a value as one part of a URL; `@` and `+` are kept, which mail and telephone addresses need. */
export function escapeUrlPart(text: string): string {
  return encodeURIComponent(text).replace(/%40/g, '@').replace(/%2B/g, '+').replace(/'/g, '%27');
}
