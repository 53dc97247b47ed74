import type { Element, Node } from '@xmldom/xmldom';
import { type DocumentField, instructionText } from '../fields/collect-fields.ts';
import { parseInstruction } from '../fields/parse-instruction.ts';
import { type MergeField, readMergeField } from '../fields/read-merge-field.ts';
import type { KnownField } from '../fields/word-names.ts';
import { wordKinds } from '../word-kinds.ts';
import { around, setWordAttribute } from '../xml/tree.ts';
import { buildLink } from './build-link.ts';
import { buildQrCode, makeRoom } from './build-qr-code.ts';
import { buildRun, formatOfField } from './build-runs.ts';
import { fillCondition } from './fill-condition.ts';
import { fillInstruction } from './fill-instruction.ts';
import type { Filling, Surroundings } from './filling.ts';
import { removeRuns } from './remove-runs.ts';
import { reportField, reportLeft, reportUnknown } from './report-field.ts';

/**
 * Fills a field and its nested fields. @returns the nodes that replace it, or undefined if it is kept because it is
 * unknown or not a merge field
 */
export function fillField(found: DocumentField, filling: Filling, where: Surroundings): Node[] | undefined {
  const merge = readMergeField(found, filling.part);
  if (merge !== undefined) return fillMergeField(merge, filling, where);
  return fillCondition(found, filling, where) ?? fillOther(found, filling, where);
}

function fillMergeField(merge: MergeField, filling: Filling, where: Surroundings): Node[] | undefined {
  const { found, name } = merge;
  const known = filling.reader.resolve(name, found.begin);
  if (known === undefined) {
    reportUnknown(merge, filling, where.isNested);
    // A typed field became a real one only for resolving, so make it text again.
    if (merge.isTyped) removeRuns(found.begin, found.end, new Set(found.result));
    return merge.isTyped ? [...found.result] : undefined;
  }
  const value = filling.reader.read(known, found.begin, merge.instruction, filling.part);
  const text = wordKinds[known.definition.kind].shown === 'nothing' ? '' : value.text;
  reportField(merge, known, text === '' ? 'empty' : 'filled', filling, where.isNested);
  const nodes = text === '' ? [] : buildValue(merge, known, text, filling, where);
  for (const node of nodes) found.begin.parentNode?.insertBefore(node, found.begin);
  if (known.isQrCode && nodes[0] !== undefined) makeRoom(nodes[0] as Element, merge, filling);
  removeRuns(found.begin, found.end, new Set(nodes));
  return nodes;
}

function buildValue(
  merge: MergeField,
  known: KnownField,
  text: string,
  filling: Filling,
  where: Surroundings,
): Element[] {
  const { begin } = merge.found;
  const { formats, before = '', after = '' } = merge.instruction;
  const properties = formatOfField(merge.found, formats);
  const around = (content: Element[]): Element[] => [
    ...(before === '' ? [] : [buildRun(begin, properties, before)]),
    ...content,
    ...(after === '' ? [] : [buildRun(begin, properties, after)]),
  ];
  if (known.isQrCode) return around([buildQrCode(merge, text, filling)]);
  const isLink =
    wordKinds[known.definition.kind].shown === 'link' && !where.isInLink && !isInHyperlink(begin);
  return around(isLink ? buildLink(begin, properties, text, filling) : [buildRun(begin, properties, text)]);
}

function isInHyperlink(node: Element): boolean {
  return around(node, 'hyperlink') !== undefined;
}

/** Keeps any other field, and fills merge fields in its code and result. */
function fillOther(found: DocumentField, filling: Filling, where: Surroundings): Node[] | undefined {
  const { keyword } = parseInstruction(instructionText(found));
  const isLink = keyword === 'HYPERLINK';
  const filled = fillInstruction(found, filling);
  if (isLink && filled.length > 0 && filled.every((text) => text === '')) {
    removeRuns(found.begin, found.end, new Set());
    return [];
  }
  for (const inner of found.inResult)
    fillField(inner, filling, { isNested: true, isInLink: where.isInLink || isLink });
  reportLeft(keyword, filling);
  // Without the dirty flag, Word would show the saved result of the old code.
  const mark = found.begin.getElementsByTagNameNS('*', 'fldChar')[0];
  if (filled.length > 0 && !isLink && mark !== undefined) setWordAttribute(mark, 'dirty', 'true');
  return undefined;
}
