import type { Problem, ProblemCode, Warning, WarningCode } from '../../errors.ts';

/** A file of a template, as its author wrote it. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
  /** Where each line starts: computed once, because finding thousands of places would otherwise scan the text each time. */
  readonly lineStarts: readonly number[];
}

/** Text that remembers, through includes and rewriting, where each character was written. */
export interface Source {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** Where the piece starts in the text of the source. */
  readonly start: number;
  readonly length: number;
  readonly file: TemplateFile;
  /** Where the piece starts in its file. */
  readonly offset: number;
  /** Rewritten text is not in the file: all of its characters have the place `offset`. */
  readonly rewritten: boolean;
}

/** A replacement for a range. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** A string gets the place that it replaces; a source keeps its own places. */
  readonly insert: string | Source;
}

/** An edit without places of its own. */
export interface TextEdit extends Edit {
  readonly insert: string;
}

export function sourceFile(path: string, text: string): TemplateFile {
  let lineStarts: readonly number[] | undefined;
  return {
    path,
    text,
    get lineStarts() {
      lineStarts ??= findLineStarts(text);
      return lineStarts;
    },
  };
}

export function sourceOf(file: TemplateFile, start = 0, end: number = file.text.length): Source {
  const text = file.text.slice(start, end);
  return { text, pieces: [{ start: 0, length: text.length, file, offset: start, rewritten: false }] };
}

export function sliceSource(source: Source, start: number, end: number): Source {
  const pieces: Piece[] = [];
  for (let index = pieceAt(source, start); index < source.pieces.length; index++) {
    const piece = source.pieces[index]!;
    if (piece.start >= end) break;
    const from = Math.max(piece.start, start);
    const to = Math.min(piece.start + piece.length, end);
    if (to <= from) continue;
    const { file, rewritten } = piece;
    const offset = rewritten ? piece.offset : piece.offset + (from - piece.start);
    pieces.push({ start: from - start, length: to - from, file, offset, rewritten });
  }
  return { text: source.text.slice(start, end), pieces };
}

export function joinSources(sources: readonly Source[]): Source {
  const pieces: Piece[] = [];
  let text = '';
  for (const source of sources) {
    for (const { start, length, file, offset, rewritten } of source.pieces)
      pieces.push({ start: start + text.length, length, file, offset, rewritten });
    text += source.text;
  }
  return { text, pieces };
}

/** Replaces ranges, which must be in ascending order and not overlap. */
export function editSource(source: Source, edits: readonly Edit[]): Source {
  if (edits.length === 0) return source;
  const parts: Source[] = [];
  let position = 0;
  for (const { start, end, insert } of edits) {
    parts.push(sliceSource(source, position, start));
    parts.push(typeof insert === 'string' ? rewritten(source, start, insert) : insert);
    position = end;
  }
  parts.push(sliceSource(source, position, source.text.length));
  return joinSources(parts);
}

/** Where a character of the source was written: its file, and a 1-based line and column. */
export function locate(
  source: Source,
  index: number,
): { file: TemplateFile; offset: number; line: number; column: number } {
  const { file, offset } = originOf(source, index);
  const starts = file.lineStarts;
  const line = bisect(starts.length, (at) => starts[at]! <= offset);
  return { file, offset, line, column: offset - starts[line - 1]! + 1 };
}

/** `templates/invoice/template.mjml:14:22`. */
export function placeOf(source: Source, index: number): string {
  const { file, line, column } = locate(source, index);
  return `${file.path}:${line}:${column}`;
}

/** A problem at a place of the source, with the original lines around it. */
export function problemAt(source: Source, index: number, code: ProblemCode, message: string): Problem {
  const { file, line, column } = locate(source, index);
  return { code, message, file: file.path, line, column, frame: codeFrame(file.text, line, column) };
}

/** A warning at a place of the source. */
export function warningAt(source: Source, index: number, code: WarningCode, message: string): Warning {
  const { file, line, column } = locate(source, index);
  return { code, message, file: file.path, line, column };
}

/** Two numbered lines before and after a place, with a caret under the column. Long lines are cut around it. */
export function codeFrame(text: string, line: number, column: number): string {
  const lines = text.split('\n');
  const from = Math.max(1, line - 2);
  const to = Math.min(lines.length, line + 2);
  const width = String(to).length;
  const cut = Math.max(0, column - 80);
  const frame: string[] = [];
  for (let number = from; number <= to; number++) {
    const code = (lines[number - 1] ?? '')
      .replace(/\t/g, ' ')
      .replace(/\r$/, '')
      .slice(cut, cut + 120);
    const mark = number === line ? '>' : ' ';
    frame.push(`${mark} ${String(number).padStart(width)} | ${code}`.trimEnd());
    if (number === line) frame.push(`  ${' '.repeat(width)} | ${' '.repeat(column - 1 - cut)}^`);
  }
  return frame.join('\n');
}

function rewritten(source: Source, index: number, text: string): Source {
  if (text === '') return { text, pieces: [] };
  const { file, offset } = originOf(source, index);
  return { text, pieces: [{ start: 0, length: text.length, file, offset, rewritten: true }] };
}

function originOf(source: Source, index: number): { file: TemplateFile; offset: number } {
  const piece = source.pieces[Math.min(pieceAt(source, index), source.pieces.length - 1)];
  if (piece === undefined) return { file: sourceFile('template', source.text), offset: index };
  const within = Math.min(Math.max(0, index - piece.start), piece.length);
  return { file: piece.file, offset: piece.rewritten ? piece.offset : piece.offset + within };
}

/** The index of the piece that contains a character. */
function pieceAt(source: Source, index: number): number {
  const { pieces } = source;
  return bisect(pieces.length, (at) => pieces[at]!.start + pieces[at]!.length <= index);
}

/** How many indices below `length` satisfy `holds`, given that those that do come first. */
function bisect(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
