import type { ProblemCode } from '../../errors.ts';
import type { Source } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';

const longestExpression = 5000;
const mostParentheses = 100;
const mostAlternatives = 500;

/**
 * Checks in one linear pass for what would keep Handlebars' parser and the patterns around it busy for minutes: braces
 * that are never closed, very long or deeply nested expressions, endless chains of `{{else if}}`.
 * @returns whether the template is within these limits; the first one that it exceeds is reported
 */
export function isWithinParserLimits(source: Source, problems: Problems): boolean {
  const { text } = source;
  const refuse = (index: number, code: ProblemCode, message: string): boolean => {
    problems.report(source, index, code, message);
    return false;
  };
  let alternatives = 0;
  for (let start = text.indexOf('{{'); start !== -1; ) {
    const isLongComment = text.startsWith('!--', start + 2) || text.startsWith('~!--', start + 2);
    const closing = isLongComment ? '--' : '}}';
    const end = text.indexOf(closing, start + (isLongComment ? 5 : 2));
    if (end === -1) {
      const message = `These braces are not closed. Add ${isLongComment ? '--}}' : '}}'}.`;
      return refuse(start, 'syntax', message);
    }
    if (!isLongComment && end - start > longestExpression) {
      const message = `This expression has more than ${longestExpression} characters. Close its braces, or shorten it.`;
      return refuse(start, 'template-too-large', message);
    }
    const expression = isLongComment ? '' : text.slice(start, end);
    if (expression.split('(').length - 1 > mostParentheses) {
      const message = `This expression has more than ${mostParentheses} calls. Split it into several blocks.`;
      return refuse(start, 'template-too-large', message);
    }
    if (/^\{\{~?\s*else\s/.test(expression) && ++alternatives > mostAlternatives) {
      const message = `This template has more than ${mostAlternatives} {{else if}}. Split it.`;
      return refuse(start, 'template-too-large', message);
    }
    start = text.indexOf('{{', end + 2);
  }
  return true;
}
