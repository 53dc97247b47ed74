import { type Token, tokenPattern } from '../tokens.ts';

/** Keeps the faces of components for one part of the mail, and drops those for the other. */
export function selectFace(html: string, tokens: readonly Token[], face: 'html' | 'text'): string {
  const dropped = face === 'html' ? 'face-text' : 'face-html';
  let text = '';
  let position = 0;
  let isDropping = false;
  for (const match of html.matchAll(tokenPattern)) {
    const { type } = tokens[Number(match[1])]!;
    if (type !== 'face-html' && type !== 'face-text' && type !== 'face-end') continue;
    if (!isDropping) text += html.slice(position, match.index);
    isDropping = type === dropped;
    position = match.index + match[0].length;
  }
  return text + html.slice(position);
}

/**
 * Takes the faces for the text part out of HTML, except for their tokens. They are not in the HTML of any mail, so CSS must
 * not count them: `:last-child` is the last part of a button, not the text after it.
 */
export function setAsideText(
  html: string,
  tokens: readonly Token[],
): { readonly html: string; readonly restore: (html: string) => string } {
  const contents = new Map<string, string>();
  let text = '';
  let position = 0;
  let opening: { readonly mark: string; readonly end: number } | undefined;
  for (const match of html.matchAll(tokenPattern)) {
    const { type } = tokens[Number(match[1])]!;
    if (type === 'face-text') opening = { mark: match[0], end: match.index + match[0].length };
    if (type !== 'face-end' || opening === undefined) continue;
    contents.set(opening.mark, html.slice(opening.end, match.index));
    text += html.slice(position, opening.end);
    position = match.index;
    opening = undefined;
  }
  const restore = (without: string): string =>
    contents.size === 0
      ? without
      : without.replace(tokenPattern, (mark) => mark + (contents.get(mark) ?? ''));
  return { html: text + html.slice(position), restore };
}
