import type { Finding } from './finding.ts';
import type { TemplateUnderCheck } from './template-rule.ts';

/**
 * Joins equal findings from several mails of a template: the same message of the same rule at the same place. If only
 * some of the mails have it, the message says which. Sorted by place.
 */
export function joinFindings(
  findings: readonly Finding[],
  { languages, samples }: Pick<TemplateUnderCheck, 'languages' | 'samples'>,
): Finding[] {
  return groupEqual(findings).map((group) => {
    const { locale: _locale, sample: _sample, ...common } = group[0];
    const locales = distinct(group.map(({ locale }) => locale));
    const inSamples = distinct(group.map(({ sample }) => sample));
    const where = [...some('in', locales, languages.length), ...some('with', inSamples, samples.length)];
    return {
      ...common,
      message: withPlaces(common.message, where),
      ...(locales.length === 1 ? { locale: locales[0]! } : {}),
      ...(locales.length > 1 ? { locales } : {}),
      ...(inSamples.length === 1 ? { sample: inSamples[0]! } : {}),
      ...(inSamples.length > 1 ? { samples: inSamples } : {}),
    };
  });
}

/** Joins equal findings from several templates, such as those of a partial. Sorted by place. */
export function joinTemplates(findings: readonly Finding[], all: number): Finding[] {
  return groupEqual(findings).map((group) => {
    const { template: _template, ...common } = group[0];
    const templates = distinct(group.map(({ template }) => template));
    if (templates.length === 1) return group[0];
    const { locale: _locale, sample: _sample, ...shared } = common;
    const locales = namesOf(group, 'locale', 'locales');
    const samples = namesOf(group, 'sample', 'samples');
    return {
      ...shared,
      message: withPlaces(common.message, some('in the templates', templates, all)),
      templates,
      ...(locales.length > 0 ? { locales } : {}),
      ...(samples.length > 0 ? { samples } : {}),
    };
  });
}

function namesOf(group: readonly Finding[], one: 'locale' | 'sample', many: 'locales' | 'samples'): string[] {
  return distinct(group.flatMap((finding) => [finding[one], ...(finding[many] ?? [])]));
}

function groupEqual(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { rule, severity, message, file, line, column } = finding;
    const key = JSON.stringify([rule, severity, message, file, line, column]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].toSorted(([a], [b]) => byPlace(a, b));
}

/** The names of several, unless they are all. */
function some(before: string, names: readonly string[], all: number): string[] {
  return names.length > 1 && names.length < all ? [`${before} ${list(names)}`] : [];
}

function withPlaces(message: string, where: readonly string[]): string {
  return where.length === 0 ? message : `${message} (${where.join(', ')})`;
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
