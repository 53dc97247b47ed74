import type { Node } from '@xmldom/xmldom';
import { type DocumentField, instructionText } from '../fields/collect-fields.ts';
import { parseInstruction } from '../fields/parse-instruction.ts';
import { readMergeField } from '../fields/read-merge-field.ts';
import { type Stretch, splitCondition, type Word } from '../fields/split-condition.ts';
import { type RunProperties, runProperties } from '../xml/run-properties.ts';
import { isWord, nextOutside } from '../xml/tree.ts';
import { buildRun, formatOfField } from './build-runs.ts';
import { compare, type Operand } from './compare.ts';
import type { Filling, Surroundings } from './filling.ts';
import { removeRuns } from './remove-runs.ts';
import { reportField } from './report-field.ts';

/**
 * Evaluates an IF field whose condition compares a merge field, and replaces it with the branch that applies. Word
 * does the same in a merge. Other conditions, such as on a page number, are left to Word.
 * @returns undefined for any other field
 */
export function fillCondition(
  found: DocumentField,
  filling: Filling,
  where: Surroundings,
): Node[] | undefined {
  const condition = splitCondition(found.instruction);
  if (condition === undefined) return undefined;
  const operands = [condition.left, condition.right].map((word) => readOperand(word, filling));
  const [left, right] = operands;
  if (left === undefined || right === undefined || !operands.some((operand) => operand?.isField === true))
    return undefined;
  for (const word of [condition.left, condition.right]) reportFields(word, 'filled', filling);
  const isTrue = compare(left, condition.operator, right);
  reportFields(isTrue ? condition.whenFalse : condition.whenTrue, 'not-shown', filling);
  const chosen = isTrue ? condition.whenTrue : condition.whenFalse;
  const { formats } = parseInstruction(instructionText(found));
  const format = formats.includes('mergeformat') ? formatOfField(found, formats) : undefined;
  const nodes = (chosen?.stretches ?? []).flatMap((stretch) => showStretch(stretch, format, filling, where));
  removeRuns(found.begin, found.end, new Set(nodes));
  return nodes;
}

function readOperand(word: Word, filling: Filling): (Operand & { isField: boolean }) | undefined {
  let text = '';
  let decimal: string | undefined;
  let isField = false;
  for (const { piece, text: written } of word.stretches) {
    if (piece.kind === 'text') text += written;
    if (piece.kind !== 'field') continue;
    const merge = readMergeField(piece.field, filling.part);
    const known = merge && filling.reader.resolve(merge.name, piece.field.begin);
    if (merge === undefined || known === undefined) return undefined;
    const value = filling.reader.read(known, piece.field.begin, merge.instruction, filling.part);
    text += value.text;
    decimal = word.stretches.every((one) => one.piece === piece || one.text === '')
      ? value.decimal
      : undefined;
    isField = true;
  }
  return { text, decimal, isField };
}

function reportFields(word: Word | undefined, outcome: 'filled' | 'not-shown', filling: Filling): void {
  for (const { piece } of word?.stretches ?? []) {
    const merge = piece.kind === 'field' ? readMergeField(piece.field, filling.part) : undefined;
    if (merge === undefined) continue;
    const known = filling.reader.resolve(merge.name, merge.found.begin);
    reportField(merge, known, known === undefined ? 'unknown' : outcome, filling, true);
  }
}

/** Turns a range of the code into text in place, so that a branch keeps its paragraphs. */
function showStretch(
  { piece, text }: Stretch,
  format: RunProperties | undefined,
  filling: Filling,
  where: Surroundings,
): Node[] {
  if (piece.kind === 'other') return [piece.run];
  if (piece.kind === 'field') {
    const nodes = filling.fillInner(piece.field, { ...where, isNested: true });
    return nodes ?? runsOf(piece.field);
  }
  if (text === '') return [];
  const run = buildRun(piece.run, format ?? runProperties(piece.run), text);
  piece.run.parentNode?.insertBefore(run, piece.run);
  return [run];
}

/** The runs of a field that is kept. */
function runsOf(field: DocumentField): Node[] {
  const runs: Node[] = [];
  let node: Node | null = field.begin;
  while (node !== null) {
    const isRun = isWord(node, 'r');
    if (isRun) runs.push(node);
    if (node === field.end) break;
    node = isRun || node.firstChild === null ? nextOutside(node) : node.firstChild;
  }
  return runs;
}
