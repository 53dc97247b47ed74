import type { Element } from '@xmldom/xmldom';
import { runProperties } from '../xml/run-properties.ts';
import { allWord, around, createWord, detach, isWord, isXmlElement, setText } from '../xml/tree.ts';
import type { DocumentField, Story } from './collect-fields.ts';
import { findTypedFields } from './find-typed-fields.ts';
import { wrapInField } from './normalise-fields.ts';

/** A switch, unknown to Word, that distinguishes a typed field from an inserted one. */
export const typedSwitch = '\\! typed';

/**
 * Turns fields typed as text into real ones, even if Word has split the text into several runs.
 * Text in the code or the result of a merge field is not changed. @returns the number of typed fields
 */
export function markTypedFields(root: Element, stories: readonly Story[]): number {
  const claimed = new Set<Element>();
  for (const story of stories) for (const field of story.fields) claim(field, claimed);
  let found = 0;
  for (const paragraph of allWord(root, 'p')) {
    if (!/[{<]/.test(paragraph.textContent ?? '')) continue;
    found += markParagraph(paragraph, claimed);
  }
  return found;
}

function claim(field: DocumentField, claimed: Set<Element>): void {
  const isMerge = field.instruction.some((piece) => piece.kind === 'text' && /MERGEFIELD/i.test(piece.text));
  if (isMerge) for (const run of field.result) claimed.add(run);
  for (const piece of field.instruction) {
    if (piece.kind === 'field') claim(piece.field, claimed);
    else claimed.add(piece.run);
  }
  for (const inner of field.inResult) claim(inner, claimed);
}

/** A `w:t` with the range of its text in the paragraph. */
interface TextPiece {
  readonly element: Element;
  readonly run: Element;
  readonly start: number;
  readonly end: number;
}

function markParagraph(paragraph: Element, claimed: ReadonlySet<Element>): number {
  const pieces: TextPiece[] = [];
  let text = '';
  for (const element of allWord(paragraph, 't')) {
    const run = element.parentNode;
    if (!isWord(run, 'r') || claimed.has(run) || around(run, 'p') !== paragraph) continue;
    const start = text.length;
    text += element.textContent ?? '';
    pieces.push({ element, run, start, end: text.length });
  }
  const fields = findTypedFields(text);
  // From the end, so that earlier ranges stay valid.
  for (const field of fields.toReversed()) {
    const touched = pieces.filter((piece) => piece.start < field.end && field.start < piece.end);
    replaceText(touched, field.start, field.end, field.name);
  }
  return fields.length;
}

function replaceText(touched: readonly TextPiece[], start: number, end: number, name: string): void {
  const first = touched[0];
  const last = touched.at(-1);
  if (first === undefined || last === undefined) return;
  splitAfter(last, end);
  const shown = first.element.textContent ?? '';
  const result = copyRun(first.run, shown.slice(start - first.start));
  setText(first.element, shown.slice(0, start - first.start));
  for (const piece of touched.slice(1)) dropText(piece);
  const next = splitOffRest(first.run, first.element);
  for (const run of wrapInField(first.run, ` MERGEFIELD "${name}" ${typedSwitch} `, [result]))
    next.parent.insertBefore(run, next.before);
  if (first.element.textContent === '') dropText(first);
}

/** Moves the text after the field to a new run, so that the field can be cut out. */
function splitAfter(piece: TextPiece, end: number): void {
  const text = piece.element.textContent ?? '';
  const rest = text.slice(end - piece.start);
  setText(piece.element, text.slice(0, end - piece.start));
  if (rest === '') return;
  const after = piece.element.nextSibling;
  const element = createWord(piece.run, 't');
  piece.run.insertBefore(element, after);
  setText(element, rest);
}

/** Moves everything after an element in its run to a new run. @returns the place between the two runs */
function splitOffRest(run: Element, element: Element): { parent: Element; before: Element | null } {
  const parent = run.parentNode as Element;
  const rest: Element[] = [];
  for (let node = element.nextSibling; node !== null; node = node.nextSibling)
    if (isXmlElement(node)) rest.push(node);
  const before = run.nextSibling as Element | null;
  if (rest.length === 0) return { parent, before };
  const copy = copyRun(run);
  for (const node of rest) copy.appendChild(node);
  parent.insertBefore(copy, before);
  return { parent, before: copy };
}

function dropText(piece: TextPiece): void {
  detach(piece.element);
  const left = [...piece.run.childNodes].some((node) => isXmlElement(node) && !isWord(node, 'rPr'));
  if (!left) detach(piece.run);
}

function copyRun(run: Element, text?: string): Element {
  const copy = createWord(run, 'r');
  const properties = runProperties(run);
  if (properties !== undefined) copy.appendChild(properties.cloneNode(true));
  if (text !== undefined) {
    const element = createWord(run, 't');
    copy.appendChild(element);
    setText(element, text);
  }
  return copy;
}
