import type { Finding } from './finding.ts';
import type { TemplateUnderCheck } from './template-rule.ts';

/**
 * Says once what several mails of a template have in common: the same message of the same rule at the same place. Where
 * not all of them have it, the message says which do. Sorted by place.
 */
export function joinFindings(
  findings: readonly Finding[],
  { languages, samples }: Pick<TemplateUnderCheck, 'languages' | 'samples'>,
): Finding[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { rule, severity, message, file, line, column } = finding;
    const key = JSON.stringify([rule, severity, message, file, line, column]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((group) => join(group, languages.length, samples.length)).toSorted(byPlace);
}

function join(group: readonly [Finding, ...Finding[]], allLocales: number, allSamples: number): Finding {
  const { locale: _locale, sample: _sample, ...common } = group[0];
  const locales = distinct(group.map(({ locale }) => locale));
  const samples = distinct(group.map(({ sample }) => sample));
  const where = [
    ...(locales.length > 1 && locales.length < allLocales ? [`in ${list(locales)}`] : []),
    ...(samples.length > 1 && samples.length < allSamples ? [`with ${list(samples)}`] : []),
  ];
  return {
    ...common,
    message: where.length === 0 ? common.message : `${common.message} (${where.join(', ')})`,
    ...(locales.length === 1 ? { locale: locales[0]! } : {}),
    ...(samples.length === 1 ? { sample: samples[0]! } : {}),
  };
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

const mostNamed = 4;

function list(names: readonly string[]): string {
  if (names.length > mostNamed)
    return `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.file ?? '').localeCompare(b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    a.rule.localeCompare(b.rule)
  );
}
