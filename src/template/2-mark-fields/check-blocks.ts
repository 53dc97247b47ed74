import type { Problem } from '../../errors.ts';
import { problemAt, type Source } from '../1-read/source.ts';

const mostExpressions = 5000;
const deepestNesting = 32;

const expression = /\{\{!--[\s\S]*?--~?\}\}|\{\{~?!|\{\{~?\s*([#/^&>]?)[#*>]?\s*([^\s}~]*)/g;

/** Checks in one pass that blocks are closed in order, and that there are not too many for Handlebars' parser. */
export function checkBlocks(source: Source): Problem[] {
  const problems: Problem[] = [];
  const open: { name: string; index: number }[] = [];
  let count = 0;
  const report = (index: number, code: Problem['code'], message: string): void => {
    if (problems.length < 50) problems.push(problemAt(source, index, code, message));
  };
  for (const match of source.text.matchAll(expression)) {
    if (match[0].startsWith('{{!') || match[0].startsWith('{{~!')) continue;
    if (++count > mostExpressions) {
      report(
        match.index,
        'template-too-large',
        `More than ${mostExpressions} expressions. Split the template.`,
      );
      return problems;
    }
    const name = match[2] ?? '';
    if (match[1] === '#') {
      open.push({ name, index: match.index });
      if (open.length > deepestNesting) {
        report(match.index, 'template-too-large', `Blocks are nested more than ${deepestNesting} deep.`);
        return problems;
      }
    } else if (match[1] === '/') {
      const block = open.pop();
      if (block === undefined)
        report(
          match.index,
          'unclosed-tag',
          `{{/${name}}} closes nothing. Remove it, or open {{#${name}}} before it.`,
        );
      else if (block.name !== name) {
        report(match.index, 'unclosed-tag', `{{/${name}}} stands where {{/${block.name}}} is expected.`);
      }
    }
  }
  for (const block of open)
    report(block.index, 'unclosed-tag', `{{#${block.name}}} is not closed. Add {{/${block.name}}}.`);
  return problems;
}
