import type { ProblemCode } from '../../errors.ts';
import { type Edit, editSource, type Source } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';

const mostExpressions = 5000;
const deepestNesting = 32;

/** A comment, or an expression with its sign (`#`, `/`, `^`, `else`, …) and its first word. */
const expression =
  /(?<!\\)\{\{~?!--[\s\S]*?--~?\}\}|(?<!\\)\{\{~?![^}]*\}\}|(?<!\\)\{\{~?\s*(else\b|[#/^&>]?)[#*>]?\s*([^\s}~|]*)/g;

/** A tag of a block: its range in the text. */
interface BlockTag {
  readonly start: number;
  readonly end: number;
}

/**
 * The tags of blocks in a piece of a template that belong to blocks outside it: `{{#each invoice.lines}}` in a comment
 * whose `{{/each}}` is in another one.
 */
export function findOpenTags(text: string): BlockTag[] {
  const open: BlockTag[] = [];
  const outer: BlockTag[] = [];
  for (const { 0: tag, 1: sign, 2: name, index } of text.matchAll(expression)) {
    const end = text.indexOf('}}', index) + 2;
    if (/^\{\{~?!/.test(tag) || end === 1) continue;
    const range = { start: index, end };
    if (sign === '#' || (sign === '^' && name !== '')) open.push(range);
    else if (sign === '/') {
      if (open.pop() === undefined) outer.push(range);
    } else if ((sign === 'else' || sign === '^') && open.length === 0) outer.push(range);
  }
  return [...outer, ...open];
}

interface OpenBlock {
  readonly name: string;
  readonly index: number;
  hasElse: boolean;
}

/**
 * Checks in one pass that blocks are closed in order, and that there are not too many for Handlebars' parser.
 * @returns the template with its blocks closed in order, so that the rest can be checked too; undefined if it is too large
 */
export function balanceBlocks(source: Source, problems: Problems): Source | undefined {
  const edits: Edit[] = [];
  const open: OpenBlock[] = [];
  let count = 0;
  const report = (index: number, code: ProblemCode, message: string): undefined =>
    problems.report(source, index, code, message);
  const remove = (index: number): void => {
    const end = source.text.indexOf('}}', index);
    edits.push({ start: index, end: end === -1 ? source.text.length : end + 2, insert: '' });
  };
  for (const match of source.text.matchAll(expression)) {
    const { index } = match;
    if (/^\{\{~?!/.test(match[0])) continue;
    if (++count > mostExpressions) {
      return report(
        index,
        'template-too-large',
        `This template has more than ${mostExpressions} expressions. Split it.`,
      );
    }
    const [, sign, name = ''] = match;
    const block = open.at(-1);
    if (sign === '#' || (sign === '^' && name !== '')) {
      open.push({ name, index, hasElse: false });
      if (open.length > deepestNesting) {
        return report(
          index,
          'template-too-large',
          `Blocks are nested more than ${deepestNesting} levels deep.`,
        );
      }
    } else if (sign === 'else' || sign === '^') {
      const why = whyNoElse(block);
      if (why !== undefined) {
        report(index, 'unclosed-tag', why);
        remove(index);
      } else if (name === '') block!.hasElse = true;
    } else if (sign === '/') {
      open.pop();
      if (block === undefined) {
        const message = `{{/${name}}} closes nothing. Remove it, or open {{#${name}}} before it.`;
        report(index, 'unclosed-tag', message);
        remove(index);
      } else if (block.name !== name) {
        const message = `{{/${name}}} closes the wrong block: {{/${block.name}}} is expected here.`;
        report(index, 'unclosed-tag', message);
        remove(index);
        const { end } = edits.at(-1)!;
        edits.push({ start: end, end, insert: `{{/${block.name}}}` });
      }
    }
  }
  const end = source.text.length;
  for (const { name, index } of open.toReversed()) {
    report(index, 'unclosed-tag', `{{#${name}}} is not closed. Add {{/${name}}}.`);
    edits.push({ start: end, end, insert: `{{/${name}}}` });
  }
  return editSource(source, edits);
}

function whyNoElse(block: OpenBlock | undefined): string | undefined {
  if (block === undefined) return '{{else}} is outside a block. Remove it, or open {{#if …}} before it.';
  return block.hasElse
    ? `{{#${block.name}}} already has an {{else}}. Remove one, or change the first to {{else if …}}.`
    : undefined;
}
