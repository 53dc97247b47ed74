import { proseWidth } from './align-columns.ts';
import { isPlainWidth } from './display-width.ts';
import type { Table } from './lay-table.ts';
import type { Numbers } from './list-numbers.ts';
import type { Space } from './program.ts';
import type { FixedNode } from './script.ts';
import { wrapLine } from './wrap-line.ts';

/** The state of writing a text. The line that is not yet finished is passed along, because it changes most often. */
export interface Writer {
  /** The finished lines. */
  done: string;
  /** White space that is written only if more text follows. */
  pending: Space | 0;
  /** Where prose is wrapped. */
  readonly columns: number;
  /** Lines of this length fit, even if all characters are wide. */
  readonly fits: number;
  /** Whether the text starts with an item of a list. */
  opensWithItem: boolean;
  /** Of the list around. */
  numbers: Numbers | undefined;
  /** The current table; rows and cells are always in one. */
  readonly table: Table | undefined;
}

export function createWriter(columns: number, table?: Table): Writer {
  return {
    done: '',
    pending: 0,
    columns,
    fits: Math.floor(columns / 2),
    opensWithItem: false,
    numbers: undefined,
    table,
  };
}

/** Fixed text, with the white space before and after it; undefined if there is neither. */
export type Fixed = FixedText | undefined;

interface FixedText {
  readonly before: Space | 0;
  readonly text: string;
  readonly after: Space | 0;
  /** Whether there is a line break on both sides. */
  readonly isWhole: boolean;
  /** The text when prose is wrapped: its whole lines, already wrapped, and the parts of lines around them. */
  readonly head: string;
  readonly lines: string;
  readonly tail: string;
}

/** The characters for each kind of white space. */
const spaces: Readonly<Record<Space | 0, string>> = { 0: '', 1: ' ', 2: '\n', 3: '\n\n' };

/** Joins the fixed nodes between two steps into one text: `"Ask us"`, a space, `"anything."`. */
export function fixText(nodes: readonly FixedNode[]): Fixed {
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
  if (text !== '') return { before, text, after, ...cutLines(text, before > 1 && after > 1) };
  return after === 0
    ? undefined
    : { before: after, text, after: 0, isWhole: false, head: '', lines: '', tail: '' };
}

/** Wraps the whole lines of fixed text once, not for each mail. */
function cutLines(text: string, isWhole: boolean): Pick<FixedText, 'isWhole' | 'head' | 'lines' | 'tail'> {
  if (isWhole) return { isWhole, head: '', lines: wrapLines(text, proseWidth), tail: '' };
  const first = text.indexOf('\n');
  if (first === -1) return { isWhole, head: text, lines: '', tail: '' };
  const last = text.lastIndexOf('\n');
  const lines = `${wrapLines(text.slice(first, last), proseWidth)}\n`;
  return { isWhole, head: text.slice(0, first), lines, tail: text.slice(last + 1) };
}

export function appendFixed(writer: Writer, line: string, fixed: FixedText): string {
  const { before, text, after } = fixed;
  if (before > writer.pending) writer.pending = before;
  if (text === '') return line;
  const { columns } = writer;
  const next =
    columns === proseWidth
      ? appendWrapped(writer, line, fixed)
      : columns === Number.POSITIVE_INFINITY
        ? append(writer, line, text)
        : appendLines(writer, line, text);
  if (after > writer.pending) writer.pending = after;
  return next;
}

function appendWrapped(writer: Writer, line: string, { isWhole, head, lines, tail }: FixedText): string {
  if (isWhole) {
    endLine(writer, line, writer.pending);
    writer.done += lines;
    writer.pending = 2;
    return '';
  }
  const next = append(writer, line, head);
  if (lines === '') return next;
  endLine(writer, next, 0);
  writer.done += lines;
  return tail;
}

/** @returns the unfinished line after `line`, the pending white space, and a text without line breaks */
export function append(writer: Writer, line: string, more: string): string {
  if (more === '') return line;
  const { pending } = writer;
  if (pending === 0) return line + more;
  writer.pending = 0;
  if (pending === 1) return line === '' ? more : `${line} ${more}`;
  endLine(writer, line, pending);
  return more;
}

/** Appends a text that can have several lines. */
export function appendLines(writer: Writer, line: string, text: string): string {
  if (!text.includes('\n')) return append(writer, line, text);
  if (writer.columns === Number.POSITIVE_INFINITY) return append(writer, line, text);
  let next = line;
  for (const [index, more] of text.split('\n').entries()) {
    if (index > 0) writer.pending = writer.pending > 1 ? 3 : 2;
    next = append(writer, next, more);
  }
  return next;
}

/** Appends lines that are already laid out, and ends the line after them. */
export function appendBlock(writer: Writer, line: string, block: string): string {
  if (block === '') return line;
  endLine(writer, line, writer.pending > 2 ? 3 : 2);
  writer.done += block;
  writer.pending = 2;
  return '';
}

/** @returns the whole text */
export function finish(writer: Writer, line: string): string {
  endLine(writer, line, 0);
  return writer.done;
}

export function isEmpty({ done }: Writer, line: string): boolean {
  return done === '' && line === '';
}

function endLine(writer: Writer, line: string, space: Space | 0): void {
  if (line !== '') writer.done += line.length > writer.fits ? wrapLines(line, writer.columns) : line;
  if (writer.done !== '') writer.done += spaces[space];
}

function wrapLines(text: string, columns: number): string {
  const isFitting = (line: string): boolean =>
    line.length <= columns / 2 || (line.length <= columns && isPlainWidth(line));
  if (!text.includes('\n')) return isFitting(text) ? text : wrapLine(text, columns).join('\n');
  return text
    .split('\n')
    .flatMap((line) => (isFitting(line) ? [line] : wrapLine(line, columns)))
    .join('\n');
}

/** Puts a bullet before a text, and indents its other lines, except for web addresses: some programs include the spaces. */
export function hang(marker: string, text: string): string {
  if (!text.includes('\n')) return `${marker} ${text}`;
  const indent = ' '.repeat(marker.length + 1);
  const [first = '', ...others] = text.split('\n');
  const indented = others.map((line) => (line === '' || /^\S+:\/\/\S+$/.test(line) ? line : indent + line));
  return `${marker} ${[first, ...indented].join('\n')}`;
}
