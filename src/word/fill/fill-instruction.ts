import type { Element } from '@xmldom/xmldom';
import type { DocumentField, Piece } from '../fields/collect-fields.ts';
import { readMergeField } from '../fields/read-merge-field.ts';
import { runProperties } from '../xml/run-properties.ts';
import { isWord, setText } from '../xml/tree.ts';
import { buildInstructionRun } from './build-runs.ts';
import type { Filling } from './filling.ts';
import { removeRuns } from './remove-runs.ts';
import { reportField, reportUnknown } from './report-field.ts';

/**
 * Fills merge fields in the code of another field: `HYPERLINK "{ MERGEFIELD PaymentUrl }"`. There, a value is
 * instruction text, not text. @returns the values
 */
export function fillInstruction(outer: DocumentField, filling: Filling): string[] {
  const filled: string[] = [];
  let isQuoted = false;
  for (const [index, piece] of outer.instruction.entries()) {
    if (piece.kind === 'text') isQuoted = quotesOf(piece.text) % 2 === 1 ? !isQuoted : isQuoted;
    if (piece.kind !== 'field') continue;
    const value = fillPiece(piece.field, isQuoted, filling);
    if (value === undefined) continue;
    filled.push(value);
    if (/^https:/i.test(value)) dropPrefix(outer.instruction[index - 1]);
  }
  return filled;
}

function fillPiece(found: DocumentField, isQuoted: boolean, filling: Filling): string | undefined {
  const merge = readMergeField(found, filling.part);
  if (merge === undefined) {
    filling.fillInner(found, { isNested: true, isInLink: true });
    return undefined;
  }
  const known = filling.reader.resolve(merge.name, found.begin);
  if (known === undefined) {
    reportUnknown(merge, filling, true);
    return undefined;
  }
  const { text } = filling.reader.read(known, found.begin, merge.instruction, filling.part);
  reportField(merge, known, text === '' ? 'empty' : 'filled', filling, true);
  const escaped = text.replace(/["\\]/g, '\\$&').replace(/\s/g, ' ');
  const run = buildInstructionRun(
    found.begin,
    runProperties(found.begin),
    // A field on its own is one word whatever its value, but text is one word only in quotes.
    isQuoted ? escaped : `"${escaped}"`,
  );
  found.begin.parentNode?.insertBefore(run, found.begin);
  removeRuns(found.begin, found.end, new Set([run]));
  return text;
}

function quotesOf(text: string): number {
  return text.replace(/\\[\s\S]/g, '').match(/["\u201c\u201d\u201e]/g)?.length ?? 0;
}

/** An `http://` typed before the field; the value has its own. */
function dropPrefix(before: Piece | undefined): void {
  if (before?.kind !== 'text') return;
  const element: Element | undefined = [...before.run.childNodes].find((node) => isWord(node, 'instrText')) as
    | Element
    | undefined;
  const text = element?.textContent ?? '';
  if (element !== undefined && /https?:\/\/$/i.test(text))
    setText(element, text.replace(/https?:\/\/$/i, ''));
}
