import type { Formatter } from '../fields/formats/formatter.ts';
import type { Frame } from '../fields/read/scope.ts';
import { textAt } from '../fields/read/slots.ts';
import { compileTextOf, frameAt, itemIn, urlPartOf } from './evaluate.ts';
import { addCell, createTable, endRow, layTable, type Table } from './lay-table.ts';
import type { Program, Space, ValueNode } from './program.ts';
import { compileScript, type FixedNode, jumps, type Printed, type Script } from './script.ts';

/** The state of writing a text. */
interface Writer {
  /** White space that is written only if more text follows. */
  pending: Space | 0;
  /** The bullet or number of a list item that is still empty; a line break is pending before it. */
  marker: string;
  /** The current table; rows and cells are always in one. */
  readonly table: Table | undefined;
}

/** Fixed text, with the white space before and after it; undefined if there is neither. */
type Fixed = { readonly before: Space | 0; readonly text: string; readonly after: Space | 0 } | undefined;

/** Compiles a program to a function that returns plain text, with its tables laid out in columns. */
export function compileText(program: Program, formatter: Formatter): (frame: Frame) => string {
  const script = compileScript(program, { fix: fixText, value: (node) => compileValue(node, formatter) });
  return (frame) => run(script, frame, newWriter(), '');
}

/** The characters for each kind of white space. */
const spaces: Readonly<Record<Space | 0, string>> = { 0: '', 1: ' ', 2: '\n', 3: '\n\n' };

/** Joins the fixed nodes between two steps into one text: `"Ask us"`, a space, `"anything."`. */
function fixText(nodes: readonly FixedNode[]): Fixed {
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
  if (text === '') return after === 0 ? undefined : { before: after, text, after: 0 };
  return { before, text, after };
}

function compileValue(node: ValueNode, formatter: Formatter): Printed {
  if (node.landing === 'url') return { type: 'value', read: (frame) => urlPartOf(frame, node) };
  const isOwn = node.depth === 0 && node.dateStyle === undefined && node.isIsolated !== true;
  return { type: isOwn ? 'text' : 'value', read: compileTextOf(node, formatter) };
}

/** @returns `before`, followed by the output of the script */
function run(script: Script<Fixed>, frame: Frame, writer: Writer, before: string): string {
  let text = before;
  for (let index = 0; ; index++) {
    const step = script[index]!;
    const { fixed } = step;
    if (fixed !== undefined) {
      if (fixed.before > writer.pending && writer.marker === '') writer.pending = fixed.before;
      if (fixed.text !== '') {
        text = append(writer, text, fixed.text);
        writer.pending = fixed.after;
      }
    }
    switch (step.type) {
      case 'text':
        text = append(writer, text, textAt(frame.slots, step.slot) ?? step.read(frame));
        break;
      case 'value':
        text = append(writer, text, step.read(frame));
        break;
      case 'unless-field':
      case 'unless':
      case 'jump':
        if (jumps(step, frame)) index = step.next - 1;
        break;
      case 'each': {
        const items = frameAt(frame, step.depth).lists[step.slot]!;
        if (items.length === 0) text = run(step.otherwise, frame, writer, text);
        for (let item = 0; item < items.length; item++)
          text = run(step.body, itemIn(items[item]!, frame), writer, text);
        break;
      }
      case 'table': {
        const table = createTable();
        run(step.body, frame, newWriter(table), '');
        text = append(writer, text, layTable(table));
        break;
      }
      case 'row':
        run(step.body, frame, writer, '');
        endRow(writer.table!);
        break;
      case 'cell':
        addCell(writer.table!, textOfCell(step.body, frame), step, step.hasLines);
        break;
      case 'item': {
        // If nothing is written here, the bullet of the list around this one is still pending.
        const { marker } = writer;
        const start = text;
        if (writer.pending < 2) writer.pending = 2;
        writer.marker = `${step.marker} `;
        text = run(step.body, frame, writer, text);
        writer.marker = text === start ? marker : '';
        break;
      }
      case 'end':
        return text;
    }
  }
}

function newWriter(table?: Table): Writer {
  return { pending: 0, marker: '', table };
}

/** @returns `text`, the pending white space and bullet, and `more` */
function append(writer: Writer, text: string, more: string): string {
  if (more === '') return text;
  const { pending, marker } = writer;
  if (pending === 0) return text + more;
  writer.pending = 0;
  writer.marker = '';
  return text === '' ? marker + more : text + spaces[pending] + marker + more;
}

/** A fast path: most cells have one text or one value. */
function textOfCell(body: Script<Fixed>, frame: Frame): string {
  const only = body[0]!;
  if (only.type === 'end') return only.fixed?.text ?? '';
  if (only.type === 'text' && body.length === 2 && only.fixed === undefined && body[1]!.fixed === undefined)
    return textAt(frame.slots, only.slot) ?? only.read(frame);
  return run(body, frame, newWriter(), '');
}
