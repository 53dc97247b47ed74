import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { alignColumns, type Cell } from './align-columns.ts';
import { compileTextOf, frameAt, itemIn, urlPartOf } from './evaluate.ts';
import type { Program, Space, ValueNode } from './program.ts';
import { compileScript, type FixedNode, type Script, type Step } from './script.ts';

/** Text that is being written: white space waits until something follows it. */
interface Writer {
  text: string;
  pending: Space | 0;
  readonly isCell: boolean;
  /** Of a cell that has several: its lines before the one that `text` holds. Elsewhere line breaks stand in `text`. */
  lines: string[] | undefined;
  /** The rows of the table that is being written. */
  readonly rows: Cell[][];
  /** The last of them. */
  row: Cell[];
}

/** Fixed text, with the white space before and after it. */
interface Fixed {
  readonly before: Space | 0;
  readonly text: string;
  readonly hasLines: boolean;
  readonly after: Space | 0;
}

/** Compiles a program to a function that gives the plain text, its tables laid out in columns. */
export function compileText(program: Program, formatter: Formatter): (frame: Frame) => string {
  const script = compileScript<Fixed | undefined>(program, {
    fix: fixText,
    value: (node) => compileValue(node, formatter),
  });
  return (frame) => {
    const writer = newWriter();
    run(script, frame, writer);
    return writer.text;
  };
}

/** White space as it is written. */
const spaces: Readonly<Record<Space | 0, string>> = { 0: '', 1: ' ', 2: '\n', 3: '\n\n' };

/** What stands between two steps as one text: `"Ask us"`, a space, `"anything."`. */
function fixText(nodes: readonly FixedNode[]): Fixed | undefined {
  let before: Space | 0 = 0;
  let after: Space | 0 = 0;
  let text = '';
  for (const node of nodes) {
    if (typeof node !== 'string') {
      if (node.of > after) after = node.of;
    } else if (node !== '') {
      if (text === '') before = after;
      else text += spaces[after];
      text += node;
      after = 0;
    }
  }
  if (text === '') return after === 0 ? undefined : { before: after, text, hasLines: false, after: 0 };
  return { before, text, hasLines: text.includes('\n'), after };
}

function compileValue(node: ValueNode, formatter: Formatter): Pick<Step<Fixed | undefined>, 'type' | 'read'> {
  if (node.landing === 'url') return { type: 'value', read: (frame) => urlPartOf(frame, node) };
  const isOwn = node.depth === 0 && node.dateStyle === undefined;
  return { type: isOwn ? 'text' : 'value', read: compileTextOf(node, formatter) };
}

function run(script: Script<Fixed | undefined>, frame: Frame, writer: Writer): void {
  for (let index = 0; ; index++) {
    const step = script[index]!;
    if (step.fixed !== undefined) writeFixed(writer, step.fixed);
    switch (step.type) {
      case 'text':
      case 'value':
        if (step.isMultiline) writeLines(writer, readStep(step, frame));
        else write(writer, readStep(step, frame));
        break;
      case 'unless-field':
        if (!frame.raw[step.slot]) index = step.next - 1;
        break;
      case 'unless':
        if (!step.condition(frame)) index = step.next - 1;
        break;
      case 'jump':
        index = step.next - 1;
        break;
      case 'each': {
        const items = frameAt(frame, step.depth).lists[step.slot]!;
        if (items.length === 0) run(step.otherwise, frame, writer);
        for (let item = 0; item < items.length; item++) run(step.body, itemIn(items[item]!, frame), writer);
        break;
      }
      case 'table': {
        const table = newWriter();
        run(step.body, frame, table);
        writeLines(writer, alignColumns(table.rows));
        break;
      }
      case 'row':
        writer.row = [];
        writer.rows.push(writer.row);
        run(step.body, frame, writer);
        break;
      case 'cell':
        writer.row.push(cellOf(step, frame));
        break;
      case 'end':
        return;
    }
  }
}

function readStep(step: Step<Fixed | undefined>, frame: Frame): string {
  return step.type === 'text' ? (frame.text[step.slot] ?? step.read(frame)) : step.read(frame);
}

const noLines: readonly string[] = [];
const noRows: Cell[][] = [];
const noRow: Cell[] = [];

function cellOf({ body, isRight, isWide }: Step<Fixed | undefined>, frame: Frame): Cell {
  const only = body[0]!;
  // Most cells hold one text or one value, which need no writer of their own.
  if (only.type === 'end' && only.fixed?.hasLines !== true)
    return { first: only.fixed?.text ?? '', others: noLines, isRight, isWide };
  if (isLoneValue(body)) return { first: readStep(only, frame), others: noLines, isRight, isWide };
  const writer: Writer = { text: '', pending: 0, isCell: true, lines: undefined, rows: noRows, row: noRow };
  run(body, frame, writer);
  const { text, lines } = writer;
  if (lines === undefined) return { first: text, others: noLines, isRight, isWide };
  lines.push(text);
  return { first: lines[0]!, others: lines.slice(1), isRight, isWide };
}

/** Only a value that may have several lines is searched for them. */
function isLoneValue([only, end]: Script<Fixed | undefined>): boolean {
  return (
    (only!.type === 'text' || only!.type === 'value') &&
    !only!.isMultiline &&
    only!.fixed === undefined &&
    end!.type === 'end' &&
    end!.fixed === undefined
  );
}

function newWriter(): Writer {
  return { text: '', pending: 0, isCell: false, lines: undefined, rows: [], row: noRow };
}

function writeFixed(writer: Writer, { before, text, hasLines, after }: Fixed): void {
  if (before > writer.pending) writer.pending = before;
  if (text === '') return;
  if (hasLines) writeLines(writer, text);
  else write(writer, text);
  writer.pending = after;
}

function write(writer: Writer, text: string): void {
  if (text === '') return;
  if (writer.pending !== 0) writeSpace(writer);
  writer.text += text;
}

/** Writes a text that may have line breaks of its own. */
function writeLines(writer: Writer, text: string): void {
  if (!writer.isCell || !text.includes('\n')) {
    write(writer, text);
    return;
  }
  if (writer.pending !== 0) writeSpace(writer);
  const [first, ...others] = text.split('\n');
  writer.text += first;
  for (const line of others) endLine(writer, line);
}

function writeSpace(writer: Writer): void {
  const { pending } = writer;
  writer.pending = 0;
  if (writer.text === '' && writer.lines === undefined) return;
  if (!writer.isCell || pending === 1) {
    writer.text += spaces[pending];
    return;
  }
  endLine(writer, '');
  if (pending === 3) endLine(writer, '');
}

/** Begins another line of a cell. */
function endLine(writer: Writer, next: string): void {
  writer.lines ??= [];
  writer.lines.push(writer.text);
  writer.text = next;
}
