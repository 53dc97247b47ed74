import type { Templates } from '../compile/open-templates.ts';
import { samplesMoment } from '../compile/samples-moment.ts';
import type { Place } from '../compile/trace-template.ts';
import { type CheckOptions, validateCheckOptions } from './check-options.ts';
import type { Finding } from './finding.ts';
import { type GatherOptions, gatherTemplate } from './gather-template.ts';
import { isAskedFor } from './is-asked-for.ts';
import { joinFindings, joinTemplates } from './join-findings.ts';
import { openMailPlaces } from './mail-places.ts';
import { runMailRules } from './run-mail-rules.ts';
import type { Language, RenderedMail, TemplateUnderCheck } from './template-rule.ts';
import { templateRules } from './template-rules.ts';

export interface CheckTemplateOptions extends CheckOptions {
  /** The only language to check. @default every language of the template */
  readonly locale?: string;
  /** The only sample to check. @default every sample of the template */
  readonly sample?: string;
  /** When the mails are sent. @default the moment that samples are rendered for */
  readonly now?: Date;
}

const names = ['locale', 'sample', 'now'];

/**
 * Finds what could go wrong with one template, in its source and in the mails of its languages and samples. Each finding
 * has its place in the source, and one that several mails share is reported once.
 * With a `locale` and a `sample`, it checks that one mail. A template that does not compile is a finding, not an error.
 * @throws FacteurError `template-not-found`, `invalid-option`
 * @example
 * const templates = await openTemplates('templates');
 * const findings = await checkTemplate(templates, 'invoice', { from: 'facturen@example.be' });
 */
export async function checkTemplate(
  templates: Templates,
  name: string,
  options: CheckTemplateOptions = {},
): Promise<Finding[]> {
  validateCheckOptions(options, names, 'checkTemplate');
  const { locale, sample, now = samplesMoment } = options;
  const gathered = await gatherTemplate(templates, name, { locale, sample, now } satisfies GatherOptions);
  const found = await checkSource(gathered, options);
  for (const rendered of gathered.mails) found.push(...(await checkRendered(rendered, now, options)));
  return joinFindings(
    found.map((finding) => ({ ...finding, template: name })),
    gathered,
  );
}

/** Checks every template in a folder. Findings that templates share, as in a partial, are reported once. @throws FacteurError `invalid-option` */
export async function checkTemplates(
  templates: Templates,
  options: CheckTemplateOptions = {},
): Promise<Finding[]> {
  validateCheckOptions(options, names, 'checkTemplates');
  const all = await templates.names();
  const findings: Finding[] = [];
  for (const name of all) findings.push(...(await checkTemplate(templates, name, options)));
  return joinTemplates(findings, all.length);
}

async function checkSource(input: TemplateUnderCheck, options: CheckTemplateOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of templateRules) {
    if (!isAskedFor(rule.name, options.rules)) continue;
    if (rule.needsAllSamples === true && options.sample !== undefined) continue;
    for (const { place, ...found } of await rule.check(input))
      findings.push({ rule: rule.name, severity: rule.severity, ...found, ...placeIn(place) });
  }
  return findings;
}

async function checkRendered(
  { language, sample, mail }: RenderedMail,
  now: Date,
  { from, clients, rules }: CheckTemplateOptions,
): Promise<Finding[]> {
  if (mail === undefined) return [];
  const { locale, template } = language;
  const { timeZone } = template!.toJSON();
  const checked = await runMailRules({
    mail,
    locale,
    data: sample.data,
    now,
    timeZone,
    rules,
    ...(from === undefined ? {} : { from }),
    ...(clients === undefined ? {} : { clients }),
  });
  if (checked.results.length === 0) return [];
  const places = await openPlaces(language, checked.mail);
  return checked.results.map(({ found, finding }) => ({
    ...finding,
    locale,
    sample: sample.name,
    ...placeIn(places(found)),
  }));
}

async function openPlaces(
  language: Language,
  mail: Parameters<typeof openMailPlaces>[0],
): Promise<(found: Parameters<ReturnType<typeof openMailPlaces>>[0]) => Place> {
  const traced = await language.trace();
  const find = openMailPlaces(mail, traced);
  return (found) => find(found) ?? traced.start;
}

function placeIn(place: Place | undefined): Pick<Finding, 'file' | 'line' | 'column'> {
  return place === undefined ? {} : { file: place.file, line: place.line, column: place.column };
}
