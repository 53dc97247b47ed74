import { layoutMarks } from '../../mail-html/layout-marks.ts';
import { trimEnd } from '../../mail-html/trim-ends.ts';
import { kindPlaces } from '../kind-places.ts';
import { type Token, tokenPattern } from '../tokens.ts';

const { leftCell, rightCell, linkCell, keptSpace, keptBreak } = layoutMarks;
const whiteSpace = ` \t\n\u00a0${keptSpace}${keptBreak}`;

/**
 * Puts each payment URL on a line of its own, where a mail client can make a link of exactly that: a full stop behind it
 * would become part of the link. In a data table its cell is marked, so that it leaves the columns.
 */
export function isolatePaymentUrls(text: string, tokens: readonly Token[]): string {
  let isolated = '';
  let position = 0;
  let place = '';
  for (const match of text.matchAll(tokenPattern)) {
    if (match.index < position || !isPaymentUrl(tokens[Number(match[1])]!)) continue;
    const written = text.slice(position, match.index);
    const after = /^[.,;:!?]?([ \t\ue00c]*[\n\ue00d])*[ \t]*/.exec(
      text.slice(match.index + match[0].length, match.index + match[0].length + 200),
    )![0];
    place = written.match(/[\ue002-\ue008]/g)?.at(-1) ?? place;
    const before = place === leftCell || place === rightCell ? inLinkCell(written) : written;
    const trimmed = trimEnd(before, whiteSpace);
    isolated += trimmed + lineBreaks(before.slice(trimmed.length)) + match[0] + lineBreaks(after);
    position = match.index + match[0].length + after.length;
  }
  return isolated + text.slice(position);
}

/** The cell that is open behind a text becomes one of a link. */
function inLinkCell(text: string): string {
  const cell = Math.max(text.lastIndexOf(leftCell), text.lastIndexOf(rightCell));
  return text.slice(0, cell) + linkCell + text.slice(cell + 1);
}

function isPaymentUrl(token: Token): boolean {
  const isUrl = token.type === 'value' && kindPlaces[token.kind].url === 'whole';
  return isUrl && token.name.toLowerCase().endsWith('paymenturl');
}

function lineBreaks(space: string): string {
  return '\n'.repeat(Math.max(1, space.split(/[\n\ue00d]/).length - 1));
}
