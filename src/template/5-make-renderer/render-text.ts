import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { alignColumns, type Cell } from './align-columns.ts';
import { compileSteps, type Medium, type Step } from './compile-steps.ts';
import { textOf, urlPartOf } from './evaluate.ts';
import type { LayoutNode, Program, Space } from './program.ts';

/** Text that is being written: white space waits until something follows it. */
interface Writer {
  text: string;
  pending: Space | 0;
  /** The rows of the table that is being written. */
  rows: Cell[][];
}

const spaces: Readonly<Record<Space | 0, string>> = { 0: '', 1: ' ', 2: '\n', 3: '\n\n' };

/** Compiles a program to a function that gives the plain text, its tables laid out in columns. */
export function compileText(program: Program, formatter: Formatter): (frame: Frame) => string {
  const medium: Medium<Writer> = {
    literal: (text) => (_frame, writer) => write(writer, text),
    value: (node) =>
      node.landing === 'url'
        ? (frame, writer) => write(writer, urlPartOf(frame, node))
        : (frame, writer) => write(writer, textOf(frame, node, formatter)),
    plain: write,
    layout: (node, compile) => compileLayout(node, compile, formatter),
  };
  const render = compileSteps(program, medium);
  return (frame) => {
    const writer = newWriter();
    render(frame, writer);
    return writer.text;
  };
}

function newWriter(): Writer {
  return { text: '', pending: 0, rows: [] };
}

function compileLayout(
  node: LayoutNode,
  compile: (program: Program) => Step<Writer>,
  formatter: Formatter,
): Step<Writer> {
  switch (node.type) {
    case 'space':
      return (_frame, writer) => {
        if (node.of > writer.pending) writer.pending = node.of;
      };
    case 'table': {
      const rows = compile(node.rows);
      return (frame, writer) => {
        const table = newWriter();
        rows(frame, table);
        write(writer, alignColumns(table.rows));
      };
    }
    case 'row': {
      const cells = compile(node.cells);
      return (frame, writer) => {
        writer.rows.push([]);
        cells(frame, writer);
      };
    }
    case 'cell':
      return compileCell(node, compile, formatter);
  }
}

function compileCell(
  node: Extract<LayoutNode, { type: 'cell' }>,
  compile: (program: Program) => Step<Writer>,
  formatter: Formatter,
): Step<Writer> {
  const { isRight = false, isWide = false } = node;
  const put = (writer: Writer, lines: readonly string[]): void => {
    writer.rows.at(-1)?.push({ lines, isRight, isWide });
  };
  const [only, ...others] = node.content;
  // Most cells hold one text or one value, which need no writer of their own.
  if (typeof only === 'string' && others.length === 0) {
    const lines = linesOf(only);
    return (_frame, writer) => put(writer, lines);
  }
  if (typeof only === 'object' && only.type === 'value' && others.length === 0) {
    return (frame, writer) => put(writer, linesOf(textOf(frame, only, formatter)));
  }
  const content = compile(node.content);
  return (frame, writer) => {
    const cell = newWriter();
    content(frame, cell);
    put(writer, linesOf(cell.text));
  };
}

function linesOf(text: string): readonly string[] {
  let end = text.indexOf('\n');
  if (end === -1) return [text];
  // `split` remembers what it has split, which takes longer than splitting.
  const lines: string[] = [];
  let start = 0;
  for (; end !== -1; end = text.indexOf('\n', start)) {
    lines.push(text.slice(start, end));
    start = end + 1;
  }
  lines.push(text.slice(start));
  return lines;
}

function write(writer: Writer, text: string): void {
  if (text === '') return;
  if (writer.pending !== 0) {
    if (writer.text !== '') writer.text += spaces[writer.pending];
    writer.pending = 0;
  }
  writer.text += text;
}
