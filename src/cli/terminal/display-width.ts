/** The width of a text in a terminal: 0 for combining marks, 2 for East Asian wide characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Cuts a text that is wider, and ends it with an ellipsis. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = '';
  let taken = 1;
  for (const character of text) {
    taken += characterWidth(character);
    if (taken > width) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

const invisible = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\u{1f300}-\u{1faff}]$/u;

function characterWidth(character: string): number {
  if (character <= '\u02ff') return 1;
  if (invisible.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
