import { type Edit, editSource, type Source, sliceSource } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';

const plainField = /^\{\{[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)+\}\}/;
const mostFields = 5000;

/**
 * Allows an untrusted template only fields, before Handlebars' parser sees it.
 * @returns the template without the braces of anything else
 */
export function checkLogicFree(lowered: Source, problems: Problems): Source {
  const { text } = lowered;
  const refused: Edit[] = [];
  let fields = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', open + 2)) {
    const isEscaped = text[open - 1] === '\\' && text[open - 2] !== '\\';
    if (text[open + 2] !== '{' && !isEscaped && plainField.test(text.slice(open, open + 120))) {
      if (++fields <= mostFields) continue;
      problems.report(
        lowered,
        open,
        'template-too-large',
        `This text has more than ${mostFields} fields. Shorten it.`,
      );
      return sliceSource(lowered, 0, 0);
    }
    const message =
      'Only fields such as {invoice.number} are allowed here: Handlebars logic needs a trusted template.';
    problems.report(lowered, open, 'logic-not-allowed', message);
    refused.push({ start: open, end: open + 2, insert: '' });
    if (problems.isFull) return sliceSource(lowered, 0, 0);
  }
  return editSource(lowered, refused);
}
