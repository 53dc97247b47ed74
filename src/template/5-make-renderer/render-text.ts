import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { alignColumns, type Cell } from './align-columns.ts';
import { compileCondition, frameAt, itemIn, textOf } from './evaluate.ts';
import type { Program, ProgramNode, Space } from './program.ts';

/** Text that is being written: white space waits until something follows it. */
interface Writer {
  text: string;
  pending: Space | 0;
  /** The rows of the table that is being written. */
  rows: Cell[][];
}

type Step = (frame: Frame, writer: Writer) => void;

const spaces: Readonly<Record<Space | 0, string>> = { 0: '', 1: ' ', 2: '\n', 3: '\n\n' };

/** Compiles a program to a function that gives the plain text, its tables laid out in columns. */
export function compileText(program: Program, formatter: Formatter): (frame: Frame) => string {
  const steps = compileSteps(program, formatter);
  return (frame) => {
    const writer: Writer = { text: '', pending: 0, rows: [] };
    for (const step of steps) step(frame, writer);
    return writer.text;
  };
}

function compileSteps(program: Program, formatter: Formatter): Step[] {
  return program.map((node) => compileStep(node, formatter));
}

function compileStep(node: ProgramNode, formatter: Formatter): Step {
  if (typeof node === 'string') return (_frame, writer) => write(writer, node);
  switch (node.type) {
    case 'value':
      return (frame, writer) => write(writer, textOf(frame, node, formatter));
    case 'position':
      return (frame, writer) => write(writer, String(frameAt(frame, node.depth).index));
    case 'space':
      return (_frame, writer) => {
        if (node.of > writer.pending) writer.pending = node.of;
      };
    case 'if': {
      const condition = compileCondition(node.condition);
      const then = compileSteps(node.body, formatter);
      const otherwise = compileSteps(node.otherwise, formatter);
      const expected = node.isInverted !== true;
      return (frame, writer) => {
        for (const step of condition(frame) === expected ? then : otherwise) step(frame, writer);
      };
    }
    case 'each': {
      const body = compileSteps(node.body, formatter);
      const otherwise = compileSteps(node.otherwise, formatter);
      return (frame, writer) => {
        const items = frameAt(frame, node.depth).lists[node.slot]!;
        if (items.length === 0) for (const step of otherwise) step(frame, writer);
        for (const item of items) {
          const inner = itemIn(item, frame);
          for (const step of body) step(inner, writer);
        }
      };
    }
    case 'table': {
      const rows = compileSteps(node.rows, formatter);
      return (frame, writer) => {
        const table: Writer = { text: '', pending: 0, rows: [] };
        for (const step of rows) step(frame, table);
        const lines = alignColumns(table.rows);
        if (lines !== '') write(writer, lines);
      };
    }
    case 'row': {
      const cells = compileSteps(node.cells, formatter);
      return (frame, writer) => {
        writer.rows.push([]);
        for (const step of cells) step(frame, writer);
      };
    }
    case 'cell': {
      const content = compileSteps(node.content, formatter);
      const { isRight = false, isWide = false } = node;
      return (frame, writer) => {
        const cell: Writer = { text: '', pending: 0, rows: [] };
        for (const step of content) step(frame, cell);
        writer.rows.at(-1)?.push({ lines: linesOf(cell.text), isRight, isWide });
      };
    }
  }
}

function linesOf(text: string): readonly string[] {
  return text.includes('\n') ? text.split('\n') : [text];
}

function write(writer: Writer, text: string): void {
  if (text === '') return;
  if (writer.pending !== 0) {
    if (writer.text !== '') writer.text += spaces[writer.pending];
    writer.pending = 0;
  }
  writer.text += text;
}
