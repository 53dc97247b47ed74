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

const asciiNames: Readonly<Record<string, string>> = {
  '\u00a0': '&nbsp;',
  '€': '&euro;',
  '£': '&pound;',
  '¥': '&yen;',
};

/**
 * Escapes a text for HTML in ASCII, which reads the same in any character set. It is put together from its characters: what
 * `replace` makes of a text with a sign like € would stay as wide as that in V8's memory.
 */
export function escapeAscii(text: string): string {
  return Array.from(text, (character) => {
    if (/[ -~]/.test(character) && !special.test(character)) return character;
    return asciiNames[character] ?? `&#${character.codePointAt(0)};`;
  }).join('');
}
