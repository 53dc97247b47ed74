import type { Element, Node } from '@xmldom/xmldom';
import { FacteurError } from '../../errors.ts';
import { namespaces } from '../xml/namespaces.ts';
import { isWord, isXmlElement, wordAttribute } from '../xml/tree.ts';

/** A piece of an instruction: text, another field, or other run content, such as a tab. */
export type Piece =
  | { readonly kind: 'text'; readonly run: Element; readonly text: string }
  | { readonly kind: 'field'; readonly field: DocumentField }
  | { readonly kind: 'other'; readonly run: Element };

/** A field of a part, from its begin mark to its end mark. */
export interface DocumentField {
  /** The runs with the marks. */
  readonly begin: Element;
  readonly end: Element;
  readonly instruction: readonly Piece[];
  /** The runs of the result, without those of nested fields. */
  readonly result: readonly Element[];
  /** Fields in the result. */
  readonly inResult: readonly DocumentField[];
  /** In the fallback copy for old versions of Word, which repeats the other copy. */
  readonly isFallback: boolean;
}

/** A text that contains fields: the body, one footnote, one text box. Its fields are in document order. */
export interface Story {
  readonly fields: DocumentField[];
}

/**
 * Collects the fields of a part, in document order.
 * @throws FacteurError `unbalanced-field` if a begin or end mark is missing
 */
export function collectFields(root: Element, part: string): Story[] {
  const stories: Story[] = [];
  readStory(root, part, false, stories);
  return stories;
}

/** The text of an instruction, without nested fields. */
export function instructionText(field: DocumentField): string {
  return field.instruction.map((piece) => (piece.kind === 'text' ? piece.text : ' ')).join('');
}

interface OpenField {
  begin: Element;
  instruction: Piece[];
  result: Element[];
  inResult: DocumentField[];
  hasSeparator: boolean;
}

/** Separate texts; a field does not cross their edges. */
const storyRoots = new Set(['txbxContent', 'footnote', 'endnote']);

/** Text that a reviewer deleted, which is not printed. */
const deleted = new Set(['del', 'moveFrom']);

function readStory(root: Element, part: string, isFallback: boolean, stories: Story[]): void {
  const story: Story = { fields: [] };
  stories.push(story);
  const open: OpenField[] = [];
  const visit = (node: Node, inFallback: boolean): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (!isXmlElement(child)) continue;
      const isWordElement = child.namespaceURI === namespaces.w;
      const name = child.localName ?? '';
      if (isWordElement && deleted.has(name)) continue;
      if (isWordElement && storyRoots.has(name)) readStory(child, part, inFallback, stories);
      else if (isWordElement && name === 'r') readRun(child, inFallback);
      else visit(child, inFallback || (name === 'Fallback' && child.namespaceURI === namespaces.mc));
    }
  };
  const readRun = (run: Element, inFallback: boolean): void => {
    const content = [...run.childNodes].find((node) => isXmlElement(node) && !isWord(node, 'rPr'));
    if (isWord(content, 'fldChar')) readMark(content, run, inFallback);
    else if (isWord(content, 'instrText'))
      open.at(-1)?.instruction.push({ kind: 'text', run, text: content.textContent ?? '' });
    else {
      const field = open.at(-1);
      if (field?.hasSeparator === true) field.result.push(run);
      else if (content !== undefined) field?.instruction.push({ kind: 'other', run });
      visit(run, inFallback);
    }
  };
  const readMark = (mark: Element, run: Element, inFallback: boolean): void => {
    const type = wordAttribute(mark, 'fldCharType');
    if (type === 'begin') {
      open.push({ begin: run, instruction: [], result: [], inResult: [], hasSeparator: false });
      return;
    }
    const field = type === 'end' ? open.pop() : open.at(-1);
    if (field === undefined) throw unbalanced(part, `an "${type}" mark without an open field`);
    if (type !== 'end') {
      if (field.hasSeparator) throw unbalanced(part, `${describe(field)} has two separators`);
      field.hasSeparator = true;
      return;
    }
    const { begin, instruction, result, inResult } = field;
    const found: DocumentField = { begin, end: run, instruction, result, inResult, isFallback: inFallback };
    const parent = open.at(-1);
    if (parent === undefined) story.fields.push(found);
    else if (parent.hasSeparator) parent.inResult.push(found);
    else parent.instruction.push({ kind: 'field', field: found });
  };
  visit(root, isFallback);
  const left = open.at(-1);
  if (left !== undefined) throw unbalanced(part, `${describe(left)} has no end`);
}

function describe(field: OpenField): string {
  const text = field.instruction.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  return `the field "${text.trim().replace(/\s+/g, ' ').slice(0, 60)}"`;
}

function unbalanced(part: string, what: string): FacteurError {
  return new FacteurError(
    'unbalanced-field',
    `${part}: ${what}. Show the field codes in Word (Alt+F9), delete the broken field, and insert it again.`,
  );
}
