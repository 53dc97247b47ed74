import { type Problem, TemplateError } from '../../errors.ts';
import { describeError } from '../describe-error.ts';
import { printable } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { groupBy } from './group-by.ts';
import type { Failure } from './samples-result.ts';

/** Describes each failure once: a mistake in a partial fails several templates in every language. */
export function describeFailures(failures: readonly Failure[], terminal: Terminal): string {
  const mistakes = failures.flatMap((failure) =>
    textsOf(failure.error).map((text) => ({ ...failure, text })),
  );
  const groups = groupBy(mistakes, ({ text }) => text);
  return [...groups]
    .map(([text, group]) => `\n${terminal.paint('red', 'Failed:')} ${describePlaces(group)}\n${text}\n`)
    .join('');
}

/** Problems shown per template; more usually have one cause. */
const mostProblems = 20;

function textsOf(error: unknown): string[] {
  if (!(error instanceof TemplateError)) return [describeError(error).message];
  const rest = error.problems.length - mostProblems;
  const shown = error.problems.slice(0, mostProblems).map(describeProblem);
  return rest > 0 ? [...shown, `and ${rest} more problems`] : shown;
}

function describeProblem({ message, file, line, column, frame }: Problem): string {
  return printable(`${message}\n  at ${file}:${line}:${column}\n${frame}`);
}

/** `invoice, reminder (nl, fr)`, or `invoice, sample plain (nl, fr)`. */
function describePlaces(failures: readonly Failure[]): string {
  const distinct = (values: readonly (string | undefined)[]): string =>
    [...new Set(values.filter((value) => value !== undefined))].join(', ');
  const samples = distinct(failures.map(({ sample }) => sample));
  const which = samples === '' ? '' : `, ${samples.includes(', ') ? 'samples' : 'sample'} ${samples}`;
  return `${distinct(failures.map(({ template }) => template))}${which} (${distinct(failures.map(({ locale }) => locale))})`;
}
