import type { Problem, ProblemCode } from '../../../errors.ts';
import type { FoundInSource, TemplateRule, TemplateUnderCheck } from '../../template-rule.ts';

const fields: readonly ProblemCode[] = ['misplaced-field', 'field-in-selector', 'field-lost'];
const blocks: readonly ProblemCode[] = ['block-changes-columns', 'block-in-tag', 'block-misplaced'];

/** A field or a string that is not defined. */
export const unknownField: TemplateRule = {
  name: 'fields/unknown',
  severity: 'error',
  check: (input) =>
    problemsOf(
      input,
      ({ code }) => code === 'unknown-field',
      'Use a field that `facteur fields` lists, or add the string to the locale files.',
    ),
};

/** A field or a block in a place where a mail cannot show it. */
export const misplacedField: TemplateRule = {
  name: 'fields/misplaced',
  severity: 'error',
  check: (input) => [
    ...problemsOf(
      input,
      ({ code }) => fields.includes(code),
      'Move it into text or into a quoted attribute value.',
    ),
    ...problemsOf(
      input,
      ({ code }) => blocks.includes(code),
      'Put the block around whole elements, or inside the text of one element.',
    ),
  ],
};

/** Everything else that keeps a template from compiling. */
export const notCompiling: TemplateRule = {
  name: 'fields/not-compiling',
  severity: 'error',
  check: (input) =>
    problemsOf(
      input,
      ({ code }) => code !== 'unknown-field' && ![...fields, ...blocks].includes(code),
      'Fix the template here. docs/errors.md explains each error.',
    ),
};

function problemsOf(
  { languages }: TemplateUnderCheck,
  isMeant: (problem: Problem) => boolean,
  fix: string,
): FoundInSource[] {
  return languages.flatMap(({ locale, problems }) =>
    problems.filter(isMeant).map((problem) => ({ message: problem.message, fix, place: problem, locale })),
  );
}
