import type { Element, Node } from '@xmldom/xmldom';
import { type RunProperties, runProperties } from '../xml/run-properties.ts';
import {
  allWord,
  createWord,
  isWord,
  isXmlElement,
  setText,
  setWordAttribute,
  wordAttribute,
} from '../xml/tree.ts';

/**
 * Gives all fields of a part the same form, so that one reader is enough. Merge fields in a single element
 * (`w:fldSimple`) become begin, instruction, separator, result and end, each in its own run.
 */
export function normaliseFields(root: Element): void {
  for (const field of allWord(root, 'fldSimple')) {
    if (holdsMergeField.test(wordAttribute(field, 'instr') ?? '')) unfold(field);
  }
  for (const name of ['fldChar', 'instrText']) {
    for (const mark of allWord(root, name)) isolate(mark);
  }
}

/** Creates the runs of a field around its result. */
export function wrapInField(near: Element, instruction: string, result: readonly Node[]): Element[] {
  const properties = formatOf(result.find((node) => isWord(node, 'r')) ?? near);
  const text = createWord(near, 'instrText');
  setText(text, instruction);
  return [
    markRun(near, properties, 'begin'),
    runOf(near, properties, text),
    markRun(near, properties, 'separate'),
    ...(result as Element[]),
    markRun(near, properties, 'end'),
  ];
}

const holdsMergeField = /^\s*"?\s*MERGEFIELD\b/i;

function unfold(field: Element): void {
  const content = [...field.childNodes].filter((node) => !isWord(node, 'fldData'));
  const runs = wrapInField(field, wordAttribute(field, 'instr') ?? '', content);
  for (const run of runs) field.parentNode?.insertBefore(run, field);
  field.parentNode?.removeChild(field);
}

/** Splits a run around one of its children, which gets its own run with the same formatting. */
function isolate(mark: Element): void {
  const run = mark.parentNode;
  if (!isWord(run, 'r')) return;
  const content = [...run.childNodes].filter((node) => isXmlElement(node) && !isWord(node, 'rPr'));
  if (content.length < 2) return;
  const at = content.indexOf(mark);
  const properties = runProperties(run);
  if (at > 0) run.parentNode?.insertBefore(runOf(run, properties, ...content.slice(0, at)), run);
  run.parentNode?.insertBefore(runOf(run, properties, mark), run);
  if (at === content.length - 1) run.parentNode?.removeChild(run);
}

function formatOf(node: Node): RunProperties | undefined {
  return isXmlElement(node) ? runProperties(node) : undefined;
}

function markRun(near: Element, properties: RunProperties | undefined, type: string): Element {
  const mark = createWord(near, 'fldChar');
  setWordAttribute(mark, 'fldCharType', type);
  return runOf(near, properties, mark);
}

function runOf(near: Element, properties: RunProperties | undefined, ...content: Node[]): Element {
  const run = createWord(near, 'r');
  if (properties !== undefined) run.appendChild(properties.cloneNode(true));
  for (const node of content) run.appendChild(node);
  return run;
}
