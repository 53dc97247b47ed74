import type { Element } from '@xmldom/xmldom';
import type { DocumentField } from '../fields/collect-fields.ts';
import { type RunProperties, runProperties, withoutProofing } from '../xml/run-properties.ts';
import { createWord, setText } from '../xml/tree.ts';

/** The formatting of a field's value: that of the previous result, or else of the instruction. */
export function formatOfField(field: DocumentField, formats: readonly string[]): RunProperties | undefined {
  const fromCode = field.instruction.find((piece) => piece.kind !== 'field');
  const code = fromCode?.kind === 'text' ? runProperties(fromCode.run) : undefined;
  const shown = field.result[0] ?? field.inResult[0]?.result[0];
  const chosen = formats.includes('charformat') || shown === undefined ? code : runProperties(shown);
  return chosen === undefined ? undefined : withoutProofing(chosen);
}

/** Builds the run of a text. Line breaks and tabs become elements, and spaces are preserved. */
export function buildRun(near: Element, properties: RunProperties | undefined, text: string): Element {
  const run = createWord(near, 'r');
  if (properties !== undefined && !isBlank(properties)) run.appendChild(properties.cloneNode(true));
  for (const piece of text.split(/(\r\n|\n|\t)/)) {
    if (piece === '') continue;
    const name = piece === '\t' ? 'tab' : /^\r?\n$/.test(piece) ? 'br' : 't';
    const element = createWord(near, name);
    if (name === 't') setText(element, piece);
    run.appendChild(element);
  }
  return run;
}

/** Builds a run of instruction text, for a value in the code of another field. */
export function buildInstructionRun(
  near: Element,
  properties: RunProperties | undefined,
  text: string,
): Element {
  const run = createWord(near, 'r');
  if (properties !== undefined) run.appendChild(properties.cloneNode(true));
  const element = createWord(near, 'instrText');
  setText(element, text);
  run.appendChild(element);
  return run;
}

function isBlank(properties: RunProperties): boolean {
  return properties.nodeType === 1 && properties.firstChild === null;
}
