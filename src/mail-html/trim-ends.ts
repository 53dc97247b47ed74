/**
 * Removes characters from both ends of a text. A pattern such as `/[ \t]+$/` is quadratic in the length of a run of spaces,
 * and takes minutes for a hundred thousand.
 */
export function trimEnds(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text[start]!)) start++;
  return trimEnd(start === 0 ? text : text.slice(start), characters);
}

/** Removes characters from the end of a text. */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1]!)) end--;
  return end === text.length ? text : text.slice(0, end);
}
