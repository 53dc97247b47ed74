import Handlebars from 'handlebars';
import { type Edit, editSource, type Source } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';
import { balanceBlocks } from './check-blocks.ts';
import { isWithinParserLimits } from './check-limits.ts';

/** A node of the tree that Handlebars' own parser returns. facteur supports a part of them. */
export type LogicNode = hbs.AST.Statement;

/** A template and its statements. */
export interface ParsedLogic {
  /** The text that was parsed: the template without its malformed expressions. */
  readonly source: Source;
  readonly body: readonly LogicNode[];
}

/**
 * Parses the Handlebars of a template. Blocks are balanced and counted first, in linear time: Handlebars' parser has no
 * limits, and takes minutes for thousands of nested blocks. Malformed expressions are reported and left out, so that the
 * rest is checked too.
 */
export function parseLogic(source: Source, problems: Problems): ParsedLogic {
  const nothing: ParsedLogic = { source, body: [] };
  if (!isWithinParserLimits(source, problems)) return nothing;
  const balanced = balanceBlocks(source, problems);
  if (balanced === undefined) return nothing;
  const parsed = parse(balanced);
  if ('body' in parsed) return parsed;
  const readable = leaveOutMalformed(balanced, problems);
  const rest = parse(readable);
  if ('body' in rest) return rest;
  if (readable === balanced) reportUnreadable(balanced, parsed.error, problems);
  return nothing;
}

function parse(source: Source): ParsedLogic | { readonly error: unknown } {
  try {
    return { source, body: Handlebars.parse(source.text).body };
  } catch (error) {
    return { error };
  }
}

/** Finds all malformed expressions by parsing each on its own: the parser stops at the first. */
function leaveOutMalformed(source: Source, problems: Problems): Source {
  const edits: Edit[] = [];
  for (const match of source.text.matchAll(/\{\{(?!~?!)(~?)([#/^&>]?)((?:(?!\{\{|\}\})[\s\S])*)(\}\})?/g)) {
    const [found, , sign, content = '', close] = match;
    const whole = close === undefined ? '{{' : found;
    if (/^\s*else\b/.test(content) || sign === '/' || (sign === '^' && content.trim() === '')) continue;
    const name = /^\s*([^\s}~]+)/.exec(content)?.[1] ?? '';
    const isBlock = sign === '#' || sign === '^';
    if ('body' in parse({ text: isBlock ? `${whole}{{/${name}}}` : whole, pieces: [] })) continue;
    const shown = whole.length > 80 ? 'this expression' : whole;
    const message =
      close === undefined
        ? 'These braces are not closed. Add }} after the name.'
        : `Handlebars cannot read ${shown}. Write a field as {invoice.number} or {{invoice.number}}.`;
    problems.report(source, match.index, 'syntax', message);
    // A malformed block becomes one whose condition is empty, so that its content is still checked.
    const insert = isBlock ? `{{#${name} ""}}` : '';
    edits.push({ start: match.index, end: match.index + whole.length, insert });
    if (problems.isFull) break;
  }
  return editSource(source, edits);
}

function reportUnreadable(source: Source, error: unknown, problems: Problems): void {
  const line = Number(/line (\d+)/.exec(String(error))?.[1] ?? 1);
  const index = source.text.split('\n', line - 1).join('\n').length;
  const message =
    'Handlebars cannot read the template here: braces are not closed, or are in the wrong place.';
  problems.report(source, index, 'syntax', message);
}

/** Converts a place of Handlebars, with lines from 1 and columns from 0, to an offset. */
export function createOffsets(text: string): (place: { line: number; column: number }) => number {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return ({ line, column }) => (starts[line - 1] ?? text.length) + column;
}
