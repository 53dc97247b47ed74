import { describeWarning } from '../describe-warning.ts';
import { printable } from '../terminal/printable.ts';
import { type Column, formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { describeFailures } from './describe-failures.ts';
import { groupBy } from './group-by.ts';
import type { RenderedSample, SamplesResult } from './samples-result.ts';

const columns: readonly Column[] = [
  { title: 'Template' },
  { title: 'Language' },
  { title: 'Sample', maxWidth: 36 },
  { title: 'Subject', maxWidth: 60 },
  { title: 'HTML', align: 'right' },
  { title: 'Text', align: 'right' },
  { title: 'Warnings' },
];

/** The table of rendered mails, for standard output, and the failures, for standard error. */
export function formatSamplesReport(
  result: SamplesResult,
  out: string,
  output: Terminal,
  errors: Terminal,
): { table: string; failures: string } {
  const lines = result.rendered.length === 0 ? [] : tableLines(result.rendered, output);
  const notes = noteLines(result, output);
  const summary = summaryLines(result, out);
  const table = [lines, notes, summary]
    .filter((part) => part.length > 0)
    .map((part) => `${part.join('\n')}\n`);
  return { table: table.join('\n'), failures: describeFailures(result.failures, errors) };
}

function tableLines(rendered: readonly RenderedSample[], terminal: Terminal): string[] {
  const rows = rendered.map((mail) => [
    mail.template,
    mail.locale,
    mail.sample,
    printable(mail.subject),
    kilobytes(mail.htmlBytes),
    kilobytes(mail.textBytes),
    [...new Set(mail.warnings.map((warning) => warning.code))].join(', '),
  ]);
  const repeats = (row: number, column: number): boolean =>
    row > 0 && rows[row]!.slice(0, column + 1).every((cell, index) => cell === rows[row - 1]![index]);
  const lines = formatTable(columns, rows, {
    width: terminal.width,
    style: (cell, row, column) => {
      if (row === -1) return terminal.paint('bold', cell);
      return column < 2 && repeats(row, column) ? terminal.paint('dim', cell) : cell;
    },
  });
  // A blank line before each template.
  return lines.flatMap((line, index) => (index > 1 && !repeats(index - 1, 0) ? ['', line] : [line]));
}

function noteLines({ templateWarnings, withoutSamples }: SamplesResult, terminal: Terminal): string[] {
  const warnings = groupBy(
    templateWarnings,
    ({ template, warning }) => `${template}\n${describeWarning(warning)}`,
  );
  const warned = [...warnings.values()].map((group) => {
    const { template, warning } = group[0]!;
    const locales = group.map(({ locale }) => locale).join(', ');
    return `${terminal.paint('yellow', 'Warning:')} ${template} (${locales}): ${describeWarning(warning)}`;
  });
  const bare = withoutSamples.map(
    (name) =>
      `${terminal.paint('yellow', 'Warning:')} ${name} has no samples/*.json, so there is nothing to render.`,
  );
  return [...warned, ...bare];
}

function summaryLines({ rendered, failures }: SamplesResult, out: string): string[] {
  const templates = new Set(rendered.map((mail) => mail.template)).size;
  const locales = new Set(rendered.map((mail) => mail.locale)).size;
  const files = rendered.reduce((sum, mail) => sum + mail.files, 0);
  const done = `${count(rendered.length, 'mail')} from ${count(templates, 'template')} in ${count(locales, 'language')}: ${count(files, 'file')} in ${out}.`;
  return [failures.length === 0 ? done : `${done} ${count(failures.length, 'failure')}; see below.`];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
