import type { Formatter } from '../fields/formats/formatter.ts';
import type { Frame } from '../fields/read/scope.ts';
import { textAt } from '../fields/read/slots.ts';
import { proseWidth } from './align-columns.ts';
import { compileTextOf, frameAt, itemIn, urlPartOf } from './evaluate.ts';
import { addCell, createTable, endRow, layTable } from './lay-table.ts';
import { nextNumber, startNumbers } from './list-numbers.ts';
import type { Program, ValueNode } from './program.ts';
import { compileScript, jumps, type Printed, type Script, type Step } from './script.ts';
import {
  append,
  appendBlock,
  appendFixed,
  appendLines,
  createWriter,
  type Fixed,
  finish,
  fixText,
  hang,
  isEmpty,
  type Writer,
} from './text-writer.ts';

/** Compiles a program to a function that returns plain text: prose is wrapped, and tables are laid out in columns. */
export function compileText(program: Program, formatter: Formatter): (frame: Frame) => string {
  const script = compileScript(program, { fix: fixText, value: (node) => compileValue(node, formatter) });
  return (frame) => write(script, frame, createWriter(proseWidth));
}

function compileValue(node: ValueNode, formatter: Formatter): Printed {
  if (node.landing === 'url') return { type: 'value', read: (frame) => urlPartOf(frame, node) };
  const isOwn = node.depth === 0 && node.dateStyle === undefined && node.isIsolated !== true;
  return { type: isOwn ? 'text' : 'value', read: compileTextOf(node, formatter) };
}

/** @returns the whole output of a script */
function write(script: Script<Fixed>, frame: Frame, writer: Writer): string {
  return finish(writer, run(script, frame, writer, ''));
}

/** @returns the line that is not yet finished: `before`, or the last line of the output */
function run(script: Script<Fixed>, frame: Frame, writer: Writer, before: string): string {
  let line = before;
  for (let index = 0; ; index++) {
    const step = script[index]!;
    if (step.fixed !== undefined) line = appendFixed(writer, line, step.fixed);
    switch (step.type) {
      case 'text':
      case 'value': {
        const own = step.type === 'text' ? textAt(frame.slots, step.slot) : undefined;
        const value = own ?? step.read(frame);
        line = step.hasLines ? appendLines(writer, line, value) : append(writer, line, value);
        break;
      }
      case 'unless-field':
      case 'unless':
      case 'jump':
        if (jumps(step, frame)) index = step.next - 1;
        break;
      case 'each': {
        const items = frameAt(frame, step.depth).lists[step.slot]!;
        if (items.length === 0) line = run(step.otherwise, frame, writer, line);
        for (let item = 0; item < items.length; item++)
          line = run(step.body, itemIn(items[item]!, frame), writer, line);
        break;
      }
      case 'table': {
        const table = createTable();
        run(step.body, frame, createWriter(Number.POSITIVE_INFINITY, table), '');
        line = appendBlock(writer, line, layTable(table));
        break;
      }
      case 'row':
        run(step.body, frame, writer, '');
        endRow(writer.table!);
        break;
      case 'cell':
        addCell(writer.table!, textOfCell(step.body, frame), step, step.hasLines);
        break;
      case 'kept':
        line = appendBlock(writer, line, write(step.body, frame, unwrapped()));
        break;
      case 'list':
        line = writeList(step, frame, writer, line);
        break;
      case 'item':
        line = writeItem(step, frame, writer, line);
        break;
      case 'enclosed': {
        const text = write(step.body, frame, unwrapped());
        // A character right after a URL would be read as part of it.
        const space = /:\/\/\S+$/.test(text) ? '\n' : '';
        if (text !== '') line = appendLines(writer, line, step.open + text + space + step.close);
        break;
      }
      case 'end':
        return line;
    }
  }
}

function unwrapped(): Writer {
  return createWriter(Number.POSITIVE_INFINITY);
}

function writeList({ numbering, body }: Step<Fixed>, frame: Frame, writer: Writer, line: string): string {
  const around = writer.numbers;
  writer.numbers = startNumbers(numbering!);
  if (numbering!.isReversed === true && numbering!.start === undefined) {
    const counting = unwrapped();
    counting.numbers = writer.numbers;
    run(body, frame, counting, '');
    writer.numbers = startNumbers(numbering!, counting.numbers.count);
  }
  const written = run(body, frame, writer, line);
  writer.numbers = around;
  return written;
}

/** Writes an item with its bullet or number, unless it is empty; its other lines are indented. */
function writeItem(step: Step<Fixed>, frame: Frame, writer: Writer, line: string): string {
  const { numbers } = writer;
  const marker =
    step.marker !== '' ? step.marker : numbers === undefined ? '' : nextNumber(numbers, step.value);
  const inner = createWriter(Math.max(narrowest, writer.columns - marker.length - 1));
  const text = write(step.body, frame, inner);
  if (text === '') return line;
  if (isEmpty(writer, line)) writer.opensWithItem = true;
  // Two bullets on one line would look like one of them was text.
  return appendBlock(writer, line, marker === '' || inner.opensWithItem ? text : hang(marker, text));
}

/** Deeply nested lists are not wrapped to fewer columns than this. */
const narrowest = 40;

/** A fast path: most cells have one text or one value. */
function textOfCell(body: Script<Fixed>, frame: Frame): string {
  const only = body[0]!;
  if (only.type === 'end') return only.fixed?.text ?? '';
  if (only.type === 'text' && body.length === 2 && only.fixed === undefined && body[1]!.fixed === undefined)
    return textAt(frame.slots, only.slot) ?? only.read(frame);
  return write(body, frame, unwrapped());
}
