import { cellFlags, layoutMarks } from '../../mail-html/marks.ts';
import { trimEnd } from '../../mail-html/trim-ends.ts';
import { isPaymentUrl, type Token, tokenPattern } from '../tokens.ts';

const { tableStart, cell, content, keptSpace, keptBreak } = layoutMarks;
const tableMark = new RegExp(`[${tableStart}-${cell}]`, 'g');
const lineBreak = new RegExp(`[\\n${keptBreak}]`);
/** The rest of the line of an address, and the empty lines after it. */
const restOfLine = new RegExp(`^[.,;:!?]?([ \\t${keptSpace}]*[\\n${keptBreak}])*[ \\t]*`);
const whiteSpace = ` \t\n\u00a0${keptSpace}${keptBreak}`;

/**
 * Puts each payment URL on its own line, because mail clients would read a full stop after it as part of the link. In a
 * data table its cell is marked, so that the URL goes below its row.
 */
export function isolatePaymentUrls(text: string, tokens: readonly Token[]): string {
  let isolated = '';
  let position = 0;
  let place = '';
  for (const match of text.matchAll(tokenPattern)) {
    if (match.index < position || !isPaymentUrl(tokens[Number(match[1])]!)) continue;
    const written = text.slice(position, match.index);
    const after = restOfLine.exec(
      text.slice(match.index + match[0].length, match.index + match[0].length + 200),
    )![0];
    place = written.match(tableMark)?.at(-1) ?? place;
    const before = place === cell ? inLinkCell(written) : written;
    const trimmed = trimEnd(before, whiteSpace);
    isolated += trimmed + lineBreaks(before.slice(trimmed.length)) + match[0] + lineBreaks(after);
    position = match.index + match[0].length + after.length;
  }
  return isolated + text.slice(position);
}

/** Turns the last open cell of a text into a link cell. */
function inLinkCell(text: string): string {
  const start = text.lastIndexOf(cell) + 1;
  const end = text.indexOf(content, start);
  const flags = text.slice(start, end);
  if (start === 0 || /[wl]/.test(flags)) return text;
  return text.slice(0, start) + flags + cellFlags.link + text.slice(end);
}

function lineBreaks(space: string): string {
  return '\n'.repeat(Math.max(1, space.split(lineBreak).length - 1));
}
