import type { Direction } from '../../fields/formats/direction.ts';
import { layoutMarks } from '../../mail-html/marks.ts';
import { trimEnds } from '../../mail-html/trim-ends.ts';
import type { Source } from '../1-read/source.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import { selectFace } from '../3-place/faces.ts';
import { type Token, tokenIdsIn, tokenPattern, tokenText } from '../tokens.ts';
import { convertHtml } from './convert-html.ts';
import { isolatePaymentUrls } from './isolate-payment-urls.ts';

/** The text part: derived from the HTML, or as the author wrote it. */
export interface PlainText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The text that the author wrote, if any. */
  readonly source: Source | undefined;
}

/** Phase 5: the text part of a mail. @param written the text part that the author wrote, used instead of a derived one */
export function deriveText(
  html: string,
  tokens: readonly Token[],
  written: Tokenised | undefined,
  direction: Direction = 'ltr',
): PlainText {
  return written === undefined
    ? { text: textOf(direction === 'rtl' ? mirrorCells(html) : html, tokens), tokens, source: undefined }
    : { text: written.source.text, tokens: written.tokens, source: written.source };
}

/** The columns of a text start on the side where its language starts, so amounts at the end are "right" in both directions. */
function mirrorCells(html: string): string {
  return html.replace(
    /(\balign="|text-align:\s*)(left|right)\b/g,
    (_cell, start: string, side: string) => start + (side === 'left' ? 'right' : 'left'),
  );
}

/**
 * Derives the text part from the HTML, with fields as tokens. Headings keep their case, hidden elements are left out,
 * a link is `label: url`, and data tables are marked up for columns.
 */
function textOf(html: string, tokens: readonly Token[]): string {
  const text = convertHtml(markHidden(unifyTokens(selectFace(html, tokens, 'text'), tokens)), tokens)
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .split('\n')
    // Editors write an empty line as a paragraph with a no-break space.
    .map((line) => trimEnds(line, ' \t\u00a0'))
    .join('\n')
    .replace(/\s+/g, (space, index: number, whole: string) =>
      isBesideMark(whole, index, index + space.length) ? '' : space,
    );
  return isolatePaymentUrls(text, tokens);
}

const { tableStart, tableEnd, row, cell, content } = layoutMarks;
const markAfter = new RegExp(`[${tableEnd}${row}${cell}]`);
const markBefore = new RegExp(`[${tableStart}${row}${content}]`);

/** White space next to these marks is dropped: it would count towards the width of columns. */
function isBesideMark(text: string, start: number, end: number): boolean {
  return markAfter.test(text[end] ?? '') || markBefore.test(text[start - 1] ?? '');
}

/** Adds the `hidden` attribute to elements that a style hides. */
function markHidden(html: string): string {
  return html.replace(/style\s*=\s*(?:"[^">]*|'[^'>]*)/gi, (style) =>
    /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style) ? `hidden ${style}` : style,
  );
}

/** Gives all tokens of one value the same number, so that a link whose label is its own URL is recognised. */
function unifyTokens(html: string, tokens: readonly Token[]): string {
  const first = new Map<string, number>();
  // A slot belongs to one scope; the name distinguishes a list item from its surroundings.
  const keyOf = (token: Token): string | undefined =>
    token.type === 'value'
      ? `${token.depth} ${token.slot} ${token.dateStyle ?? ''} ${token.name.toLowerCase()}`
      : undefined;
  for (const id of tokenIdsIn(html)) {
    const token = tokens[id]!;
    const key = keyOf(token);
    if (token.type === 'value' && token.landing !== 'url' && key !== undefined && !first.has(key))
      first.set(key, id);
  }
  return html.replace(tokenPattern, (text, id: string, index: number) => {
    const token = tokens[Number(id)]!;
    // Part of a web address is encoded in text too; an e-mail address or telephone number is not.
    const isPart =
      token.type === 'value' &&
      token.landing === 'url' &&
      !(isAddressAt(html, index) && html[index + text.length] === '"');
    const known = first.get(keyOf(token) ?? '');
    return known === undefined || isPart ? text : tokenText(known);
  });
}

function isAddressAt(html: string, index: number): boolean {
  const before = html.slice(index - '"mailto:'.length, index).toLowerCase();
  return before === '"mailto:' || before.endsWith('"tel:');
}
