import path from 'node:path';
import type { Templates } from '../compile/open-templates.ts';
import type { TracedTemplate } from '../compile/trace-template.ts';
import { FacteurError, type Problem, TemplateError } from '../errors.ts';
import type { Template } from '../render/template.ts';
import { type JsonSource, readJsonSource } from './json-source.ts';
import type { Language, RenderedMail, Sample, TemplateUnderCheck } from './template-rule.ts';

export interface GatherOptions {
  /** Undefined for all of the template. */
  readonly locale?: string | undefined;
  /** Undefined for all of the template. */
  readonly sample?: string | undefined;
  /** When the mails are sent. */
  readonly now: Date;
}

/** Compiles a template in its languages and renders its samples. A failure is recorded, and the rest goes on. */
export async function gatherTemplate(
  templates: Templates,
  name: string,
  { locale, sample, now }: GatherOptions,
): Promise<TemplateUnderCheck> {
  const own = await templates.locales(name);
  const locales = locale !== undefined ? [locale] : own.length > 0 ? own : ['en'];
  const languages: Language[] = [];
  for (const one of locales) languages.push(await compileLanguage(templates, name, one));
  const samples: Sample[] = [];
  for (const one of sample === undefined ? await templates.samples(name) : [sample])
    samples.push(await readSample(templates, name, one));
  const mails = languages.flatMap((language) => samples.flatMap((one) => render(language, one, now)));
  return { name, languages, samples, mails };
}

async function compileLanguage(templates: Templates, name: string, locale: string): Promise<Language> {
  const readStrings = (tag: string): Promise<JsonSource | undefined> =>
    readJsonSource(
      path.join(templates.folder, name, 'locales', `${tag}.json`),
      nameOf(templates, name, 'locales', `${tag}.json`),
    );
  const [language = locale] = locale.split('-');
  const strings = await readStrings(locale);
  const inherited = language === locale ? undefined : await readStrings(language);
  let traced: Promise<TracedTemplate> | undefined;
  const trace = (): Promise<TracedTemplate> => {
    traced ??= templates.trace(name, locale);
    return traced;
  };
  const { template, problems } = await compile(templates, name, locale);
  return { locale, strings, inherited, template, problems, trace };
}

async function compile(
  templates: Templates,
  name: string,
  locale: string,
): Promise<{ template: Template | undefined; problems: readonly Problem[] }> {
  try {
    return { template: await templates.get(name, locale), problems: [] };
  } catch (error) {
    if (error instanceof TemplateError) return { template: undefined, problems: error.problems };
    if (!(error instanceof FacteurError)) throw error;
    const place = { file: nameOf(templates, name), line: 1, column: 1, frame: '' };
    return { template: undefined, problems: [{ code: 'syntax', message: error.message, ...place }] };
  }
}

async function readSample(templates: Templates, name: string, sample: string): Promise<Sample> {
  const file = path.join(templates.folder, name, 'samples', `${path.basename(sample)}.json`);
  const source = await readJsonSource(file, nameOf(templates, name, 'samples', `${sample}.json`));
  if (source === undefined)
    throw new FacteurError('file-not-readable', `The template "${name}" has no sample "${sample}".`);
  const data = source.mistake === undefined ? (JSON.parse(source.text) as unknown) : undefined;
  return { name: sample, source, data };
}

function render(language: Language, sample: Sample, now: Date): RenderedMail[] {
  if (language.template === undefined || sample.source.mistake !== undefined) return [];
  try {
    return [{ language, sample, mail: language.template.render(sample.data, { now }), error: undefined }];
  } catch (error) {
    return [{ language, sample, mail: undefined, error }];
  }
}

/** The name of a template file in messages. */
function nameOf(templates: Templates, ...parts: readonly string[]): string {
  return [path.basename(templates.folder), ...parts].join('/');
}
