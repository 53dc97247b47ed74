import { type CheckTemplateOptions, checkTemplate } from '../../checks/check-template.ts';
import type { Finding } from '../../checks/finding.ts';
import { joinTemplates } from '../../checks/join-findings.ts';
import { listUnchecked } from '../../checks/list-unchecked.ts';
import { openTemplates } from '../../compile/open-templates.ts';
import { FacteurError } from '../../errors.ts';
import type { CompileFlags } from '../compile-flags.ts';
import { errorTerminal, outputTerminal } from '../terminal/terminal.ts';
import type { CheckReport } from './check-report.ts';
import type { FindingsFormat } from './findings-formats.ts';
import { formatGithub } from './format-github.ts';
import { formatPretty } from './format-pretty.ts';
import { fromHere } from './from-here.ts';
import { openAllowList } from './open-allow-list.ts';

export interface CheckFolderOptions extends CheckTemplateOptions {
  readonly folder: string;
  readonly format: FindingsFormat;
  /** One template; undefined checks all. */
  readonly template?: string;
  readonly allow?: string;
  readonly maxWarnings?: number;
  readonly compile: CompileFlags;
}

/** Checks a folder of templates and prints the findings. @returns whether the check passed */
export async function checkFolder(options: CheckFolderOptions): Promise<boolean> {
  const report = await check(options);
  outputTerminal.write(await format(report, options.format));
  const { errors, warnings } = report;
  return errors === 0 && warnings <= (options.maxWarnings ?? Number.POSITIVE_INFINITY);
}

async function check(options: CheckFolderOptions): Promise<CheckReport> {
  const { folder, format: _format, template, allow, maxWarnings: _most, compile, ...checks } = options;
  // Read before the checks, which take a while, so that a mistake in it shows at once.
  const accept = await openAllowList(folder, allow);
  const templates = await openTemplates(folder, compile);
  const names = template === undefined ? await templates.names() : [template];
  if (names.length === 0)
    throw new FacteurError(
      'template-not-found',
      `No template in ${folder}. A template is a folder with template.mjml or body.html.`,
    );
  const found: Finding[] = [];
  for (const [index, name] of names.entries()) {
    showProgress(`Checking ${name} (${index + 1} of ${names.length})`);
    found.push(...(await checkTemplate(templates, name, checks)));
  }
  showProgress('');
  const joined = joinTemplates(found, names.length).map((finding) =>
    finding.file === undefined ? finding : { ...finding, file: fromHere(templates.folder, finding.file) },
  );
  const isWhole =
    template === undefined && [checks.locale, checks.sample, checks.rules].every((one) => one === undefined);
  const { findings, allowed, unused } = accept(joined);
  const all = isWhole ? [...findings, ...unused] : findings;
  const count = (severity: Finding['severity']): number =>
    all.filter((one) => one.severity === severity).length;
  return {
    findings: all,
    allowed,
    templates: names.length,
    errors: count('error'),
    warnings: count('warning'),
    unchecked: listUnchecked(checks),
  };
}

/** Overwrites one line of a terminal; prints nothing elsewhere. */
function showProgress(text: string): void {
  if (errorTerminal.width === undefined) return;
  errorTerminal.write(`\r\u001b[K${text.slice(0, errorTerminal.width - 1)}`);
}

async function format(report: CheckReport, name: FindingsFormat): Promise<string> {
  if (name === 'json') return formatJson(report);
  return name === 'github' ? formatGithub(report) : formatPretty(report, outputTerminal);
}

/** The report as JSON, in the form that docs/checks.md describes. */
function formatJson({ findings, allowed, ...totals }: CheckReport): string {
  const { templates, errors, warnings, unchecked } = totals;
  const report = { version: 1, templates, errors, warnings, findings, allowed, unchecked };
  return `${JSON.stringify(report, null, 2)}\n`;
}
