import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { alignColumns, type Cell } from './align-columns.ts';
import { compileSteps, type Medium, type Step } from './compile-steps.ts';
import { compileTextOf, urlPartOf } from './evaluate.ts';
import { foldSpaces, spaces } from './fold-spaces.ts';
import type { LayoutNode, Program, Space, ValueNode } from './program.ts';

/** Text that is being written: white space waits until something follows it. */
interface Writer {
  text: string;
  /** Of a cell: its lines before the one that `text` holds. Elsewhere line breaks stand in `text`. */
  readonly lines: string[] | undefined;
  pending: Space | 0;
  /** The bullet or number of a list item in which nothing has been written yet; a line break is pending before it. */
  marker: string;
  /** The rows of the table that is being written. */
  rows: Cell[][];
}

/** Compiles a program to a function that gives the plain text, its tables laid out in columns. */
export function compileText(program: Program, formatter: Formatter): (frame: Frame) => string {
  const medium: Medium<Writer> = {
    literal: (text) =>
      text.includes('\n')
        ? (_frame, writer) => writeLines(writer, text)
        : (_frame, writer) => write(writer, text),
    value: (node) => {
      const read = readerOf(node, formatter);
      return node.isMultiline === true
        ? (frame, writer) => writeLines(writer, read(frame))
        : (frame, writer) => write(writer, read(frame));
    },
    plain: write,
    layout: (node, compile) => compileLayout(node, compile, formatter),
  };
  const render = compileSteps(foldSpaces(program), medium);
  return (frame) => {
    const writer = newWriter();
    render(frame, writer);
    return writer.text;
  };
}

function readerOf(node: ValueNode, formatter: Formatter): (frame: Frame) => string {
  return node.landing === 'url' ? (frame) => urlPartOf(frame, node) : compileTextOf(node, formatter);
}

function newWriter(lines?: string[]): Writer {
  return { text: '', lines, pending: 0, marker: '', rows: [] };
}

function compileLayout(
  node: LayoutNode,
  compile: (program: Program) => Step<Writer>,
  formatter: Formatter,
): Step<Writer> {
  switch (node.type) {
    case 'space':
      return (_frame, writer) => {
        if (node.of > writer.pending && writer.marker === '') writer.pending = node.of;
      };
    case 'table': {
      const rows = compile(node.rows);
      return (frame, writer) => {
        const table = newWriter();
        rows(frame, table);
        writeLines(writer, alignColumns(table.rows));
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
    case 'item': {
      const content = compile(node.content);
      return (frame, writer) => {
        if (writer.pending < 2) writer.pending = 2;
        writer.marker = `${node.marker} `;
        content(frame, writer);
        writer.marker = '';
      };
    }
  }
}

function compileCell(
  node: Extract<LayoutNode, { type: 'cell' }>,
  compile: (program: Program) => Step<Writer>,
  formatter: Formatter,
): Step<Writer> {
  const { isRight = false, isWide = false, isLink = false } = node;
  const put = (writer: Writer, lines: readonly string[]): void => {
    writer.rows.at(-1)?.push({ lines, isRight, isWide, isLink });
  };
  const [only, ...others] = node.content;
  // Most cells hold one text or one value, which need no writer of their own.
  if (typeof only === 'string' && others.length === 0) {
    const lines = linesOf(only);
    return (_frame, writer) => put(writer, lines);
  }
  if (typeof only === 'object' && only.type === 'value' && others.length === 0) {
    const read = readerOf(only, formatter);
    // Only a value that may have several lines is searched for them.
    return only.isMultiline === true
      ? (frame, writer) => put(writer, linesOf(read(frame)))
      : (frame, writer) => put(writer, [read(frame)]);
  }
  const content = compile(node.content);
  return (frame, writer) => {
    const lines: string[] = [];
    const cell = newWriter(lines);
    content(frame, cell);
    lines.push(cell.text);
    put(writer, lines);
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
  if (writer.pending !== 0) writeSpace(writer);
  writer.text += text;
}

/** Writes a text that may have line breaks of its own. */
function writeLines(writer: Writer, text: string): void {
  if (writer.lines === undefined || !text.includes('\n')) {
    write(writer, text);
    return;
  }
  if (writer.pending !== 0) writeSpace(writer);
  const [first, ...others] = linesOf(text);
  writer.text += first;
  for (const line of others) {
    writer.lines.push(writer.text);
    writer.text = line;
  }
}

function writeSpace(writer: Writer): void {
  const { lines, pending, marker } = writer;
  writer.pending = 0;
  writer.marker = '';
  if (writer.text === '' && !lines?.length) {
    writer.text = marker;
  } else if (lines === undefined || pending === 1) {
    writer.text += spaces[pending] + marker;
  } else {
    lines.push(writer.text);
    if (pending === 3) lines.push('');
    writer.text = marker;
  }
}
