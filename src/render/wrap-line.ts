import { clusterWidths, displayWidth, isPlainWidth, unspaced } from './display-width.ts';

/**
 * Breaks a line at its spaces, and between Chinese and Japanese characters. Words and web addresses are never cut: one that
 * is longer than a line gets a line of its own. The spaces at the start of a line also go before the lines that follow.
 */
export function wrapLine(line: string, columns: number): string[] {
  const shape = shapeOf(line);
  let indent = 0;
  while (line[indent] === ' ') indent++;
  const before = indent === 0 ? '' : line.slice(0, indent);
  const lines: string[] = [];
  let start = indent;
  while (start < line.length) {
    const end = endOfLine(line, start, columns - indent, shape);
    let last = end;
    while (line[last - 1] === ' ') last--;
    lines.push(before + line.slice(start, last));
    start = end;
    while (line[start] === ' ') start++;
  }
  return lines.length === 0 ? [line] : lines;
}

/** The columns of the longest part of a line that is never broken. */
export function longestPart(line: string): number {
  const shape = shapeOf(line);
  let longest = 0;
  let start = 0;
  for (let index = 1; index <= line.length; index++) {
    if (index < line.length && !isBreak(line, index, shape)) continue;
    longest = Math.max(longest, displayWidth(line.slice(start, index).trimEnd()));
    start = line[index] === ' ' ? index + 1 : index;
  }
  return longest;
}

/** What is known of a line with unusual characters; undefined if each character takes one column. */
interface Shape {
  /** The columns of each grapheme, at the index of its first code unit; 0 for the other ones. */
  readonly widths: readonly number[];
  /** Where web addresses start and end: nothing in them is broken. */
  readonly addresses: readonly (readonly [number, number])[];
}

function shapeOf(line: string): Shape | undefined {
  if (isPlainWidth(line)) return undefined;
  const addresses = Array.from(
    line.matchAll(/[a-z][a-z0-9+.-]{0,9}:\/\/[^ ]*/gi),
    ({ 0: text, index }) => [index, index + text.length] as const,
  );
  return { widths: clusterWidths(line), addresses };
}

/** @returns where the line from `start` ends: at a space, or between two characters */
function endOfLine(line: string, start: number, columns: number, shape: Shape | undefined): number {
  const limit = limitOf(line, start, columns, shape);
  if (limit === line.length) return limit;
  let found = limit;
  while (found > start && !isBreak(line, found, shape)) found--;
  if (found > start && (found === limit || isFitting(line, found, limit, columns, shape))) return found;
  // Parts that belong together, but do not fit a line.
  const space = line.lastIndexOf(' ', limit);
  if (space > start) return space;
  if (found > start) return found;
  for (let index = limit + 1; index < line.length; index++) if (isBreak(line, index, shape)) return index;
  return line.length;
}

/** Whether the part from a break at `found` to the next one, which is after `limit`, fits a line. */
function isFitting(
  line: string,
  found: number,
  limit: number,
  columns: number,
  shape: Shape | undefined,
): boolean {
  const last = found + 1 + columns;
  if (line.length <= last) return true;
  for (let index = limit + 1; index <= last; index++) if (isBreak(line, index, shape)) return true;
  // A long word is not the concern of what is before it.
  return line.indexOf(' ', limit) === -1 || !line.slice(found + 1, limit).includes(' ');
}

/** The index after the last character that fits. */
function limitOf(line: string, start: number, columns: number, shape: Shape | undefined): number {
  if (shape === undefined) return Math.min(line.length, start + columns);
  let width = 0;
  for (let index = start; index < line.length; index++) {
    width += shape.widths[index]!;
    if (width > columns) return index;
  }
  return line.length;
}

/** Whether a line can end before the character at `index`, which is a space or the first character of the next line. */
function isBreak(line: string, index: number, shape: Shape | undefined): boolean {
  if (line.charCodeAt(index) === 0x20) return isBetweenWords(line, index);
  return shape !== undefined && isBetweenUnspaced(line, index, shape);
}

/** Groups of digits, as in an IBAN or a telephone number, and a number with its unit stay together. */
function isBetweenWords(line: string, index: number): boolean {
  const next = line.charCodeAt(index + 1);
  if (isDigit(line.charCodeAt(index - 1))) {
    if (isDigit(next)) return false;
    // A number of one or two digits: `2 h`, `21 November`.
    const first = isDigit(line.charCodeAt(index - 2)) ? index - 2 : index - 1;
    if (first === 0 || line.charCodeAt(first - 1) === 0x20) return false;
  }
  // A dash at the start of a line would look like the bullet of a list.
  return !(isDash(next) && (index + 2 === line.length || line.charCodeAt(index + 2) === 0x20));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isDash(code: number): boolean {
  return code === 0x2d || code === 0x2013 || code === 0x2014 || code === 0x2a || code === 0x3e;
}

const unspacedCharacter = new RegExp(`[${unspaced}]`, 'u');
const opening = '「『（〈《【〔［｛〝';
const closing =
  '、。，．・：；？！」』）〉》】〕］｝〟ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ';

/** Whether a line can end between two characters, of which one belongs to a script without spaces. */
function isBetweenUnspaced(line: string, index: number, { widths, addresses }: Shape): boolean {
  if (widths[index] === 0 || addresses.some(([start, end]) => index > start && index < end)) return false;
  const next = String.fromCodePoint(line.codePointAt(index)!);
  let start = index - 1;
  while (start > 0 && widths[start] === 0) start--;
  const before = String.fromCodePoint(line.codePointAt(start)!);
  if (before === ' ' || opening.includes(before) || closing.includes(next)) return false;
  return unspacedCharacter.test(before) || unspacedCharacter.test(next);
}
