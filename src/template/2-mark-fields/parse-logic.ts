import Handlebars from 'handlebars';
import type { Problem } from '../../errors.ts';
import { problemAt, type Source } from '../1-read/source.ts';
import { checkBlocks } from './check-blocks.ts';

/** The tree that Handlebars' own parser makes, of which facteur renders a part. */
export type LogicNode = hbs.AST.Statement;

/**
 * Parses the Handlebars of a template. Blocks are balanced and counted first, in linear time: Handlebars' parser has no
 * limits of its own and takes minutes for thousands of nested blocks.
 * @returns the statements, or undefined when there are problems
 */
export function parseLogic(source: Source, problems: Problem[]): readonly LogicNode[] | undefined {
  const found = checkBlocks(source);
  problems.push(...found);
  if (found.length > 0) return undefined;
  try {
    return Handlebars.parse(source.text).body;
  } catch (error) {
    problems.push(...malformedExpressions(source, error));
    return undefined;
  }
}

/** Finds which expressions are malformed by parsing each alone: the parser itself stops at the first. */
function malformedExpressions(source: Source, error: unknown): Problem[] {
  const problems: Problem[] = [];
  for (const match of source.text.matchAll(/\{\{(?!!)~?([#/^&>]?)([\s\S]*?)\}\}/g)) {
    if (/^\s*else\b/.test(match[2]!) || match[1] === '/' || match[2]!.trim() === '') continue;
    const alone =
      match[1] === '#' ? `${match[0]}{{/${/^\s*([^\s}~]+)/.exec(match[2]!)?.[1] ?? ''}}}` : match[0];
    try {
      Handlebars.parse(alone);
    } catch {
      const message = `Handlebars cannot read ${match[0].length > 80 ? 'this expression' : match[0]}.`;
      problems.push(
        problemAt(
          source,
          match.index,
          'syntax',
          `${message} Write a field as {invoice.number} or {{invoice.number}}.`,
        ),
      );
    }
    if (problems.length === 20) break;
  }
  if (problems.length > 0) return problems;
  const line = Number(/line (\d+)/.exec(String(error))?.[1] ?? 1);
  const index = source.text.split('\n', line - 1).join('\n').length;
  return [
    problemAt(
      source,
      index,
      'syntax',
      'Handlebars cannot read the template here: braces are not closed, or stand where they may not.',
    ),
  ];
}

/** The offset of a place that Handlebars gives as a line from 1 and a column from 0. */
export function createOffsets(text: string): (place: { line: number; column: number }) => number {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return ({ line, column }) => (starts[line - 1] ?? text.length) + column;
}
