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
