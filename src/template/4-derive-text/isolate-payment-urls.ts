import { type Token, tokenPattern } from '../2-mark-fields/tokens.ts';
import { layoutMarks } from './layout-marks.ts';

const { leftCell, rightCell } = layoutMarks;

/**
 * Puts each payment URL on a line of its own, where a mail client can make a link of exactly that: a full stop behind it
 * would become part of the link. In the columns of a data table it stays in its cell.
 */
export function isolatePaymentUrls(text: string, tokens: readonly Token[]): string {
  let isolated = '';
  let position = 0;
  let place = '';
  for (const match of text.matchAll(tokenPattern)) {
    if (match.index < position || !isPaymentUrl(tokens[Number(match[1])]!)) continue;
    const before = text.slice(position, match.index);
    const after = /^[.,;:!?]?([ \t]*\n)*[ \t]*/.exec(
      text.slice(match.index + match[0].length, match.index + match[0].length + 200),
    )![0];
    place = before.match(/[\ue002-\ue007]/g)?.at(-1) ?? place;
    if (place === leftCell || place === rightCell) {
      isolated += before + match[0];
      position = match.index + match[0].length;
      continue;
    }
    const trimmed = before.replace(/\s+$/, '');
    isolated += trimmed + lineBreaks(before.slice(trimmed.length)) + match[0] + lineBreaks(after);
    position = match.index + match[0].length + after.length;
  }
  return isolated + text.slice(position);
}

function isPaymentUrl(token: Token): boolean {
  return token.type === 'value' && token.kind === 'url' && token.name.toLowerCase().endsWith('paymenturl');
}

function lineBreaks(space: string): string {
  return '\n'.repeat(Math.max(1, space.split('\n').length - 1));
}
