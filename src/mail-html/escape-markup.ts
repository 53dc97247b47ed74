const special = /[&<>"']/;
const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text for HTML and SVG, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (character) => names[character]!) : text;
}
