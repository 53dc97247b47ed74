import { stat } from 'node:fs/promises';
import path from 'node:path';
import { FacteurError } from '../errors.ts';
import { describeValue } from '../fields/read/plain-object.ts';
import { readLocale } from '../options.ts';
import { loadTemplate, type Template } from '../render/template.ts';
import type { TemplateParts } from './1-read/template-parts.ts';
import { type CompileOptions, readCompileOptions } from './settings.ts';
import { shippedTemplatesFolder } from './shipped-templates.ts';
import { createTemplateCache } from './template-cache.ts';
import { checkName, listLocales, listSamples, listTemplates, readSample } from './templates-folder.ts';
import type { TracedTemplate } from './trace-template.ts';

export interface OpenTemplatesOptions extends Omit<CompileOptions, 'locale'> {
  /** The language used if a template does not have the requested one. @default 'en' */
  readonly defaultLocale?: string;
  /** The trust of `body.html` templates; `template.mjml` is always trusted. @default 'fields' */
  readonly trust?: 'full' | 'fields';
}

/** A folder of templates, which are compiled on first use. */
export interface Templates {
  readonly folder: string;
  /** Names of the templates, in alphabetical order. */
  names(): Promise<string[]>;
  /** The languages that a template has strings for. */
  locales(name: string): Promise<string[]>;
  /** Names of a template's samples, without `.json`. */
  samples(name: string): Promise<string[]>;
  /** The data of one sample. @throws FacteurError if the sample is missing or not JSON */
  sample(name: string, sample: string): Promise<unknown>;
  /**
   * Compiles a template, or returns it from the cache if none of its files has changed, partials and strings included.
   * `fr-BE` falls back to `fr`, then to the default language.
   * @throws TemplateError, FacteurError
   */
  get(name: string, locale?: string): Promise<Template>;
  /**
   * Compiles a template with marks that lead from its mails to the source, for tools.
   * @throws TemplateError, FacteurError
   */
  trace(name: string, locale?: string): Promise<TracedTemplate>;
}

const known = ['timeZone', 'outlook', 'unknownFields', 'webFonts', 'fields', 'defaultLocale', 'trust'];

/**
 * Opens a folder with a subfolder for each template; `layouts` and `partials` are not templates.
 * @param folder @default the shipped templates
 * @throws FacteurError `template-not-found`, `invalid-option`
 * @example
 * const templates = await openTemplates();
 * const template = await templates.get('invoice', 'nl');
 */
export async function openTemplates(
  folder: string = shippedTemplatesFolder(),
  options: OpenTemplatesOptions = {},
): Promise<Templates> {
  if (typeof folder !== 'string')
    throw new FacteurError(
      'invalid-option',
      `openTemplates needs the path of a folder, then options; received ${describeValue(folder)}.`,
    );
  const settings = readCompileOptions(options, known, 'openTemplates');
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new FacteurError(
      'template-not-found',
      `There is no templates folder at ${folder}. To create one, run: npx facteur init`,
    );
  const root = path.resolve(folder);
  const defaultLocale = readLocale(options, 'defaultLocale') ?? 'en';
  const { trust } = options;
  const read: ReadTemplate = async (name, asked, onFile) => {
    const chosen = chooseLocale(asked, defaultLocale, await listLocales(root, name));
    const { readTemplateFolder } = await import('./1-read/read-folder.ts');
    const parts = await readTemplateFolder({ root, name, locales: chosen.strings, trust, onFile });
    return { parts, locale: chosen.locale, standIn: chosen.standIn };
  };
  const compile = async (
    name: string,
    asked: string | undefined,
    onFile: (file: string) => void,
  ): Promise<Template> => {
    const { compileParts } = await import('./compile-parts.ts');
    onFile(path.join(root, name, 'locales'));
    const { parts, locale, standIn } = await read(name, asked ?? defaultLocale, onFile);
    const compiled = await compileParts(parts, { ...settings, locale });
    if (standIn === undefined || asked === undefined) return loadTemplate(compiled);
    const message = `The template "${name}" has no strings in ${asked}; those in ${standIn} are used instead. Add locales/${asked}.json.`;
    const warnings = [{ code: 'string-missing' as const, message }, ...compiled.warnings];
    return loadTemplate({ ...compiled, warnings });
  };
  const cache = createTemplateCache(async (name, asked, onFile) =>
    compile(await checkName(root, name), asked, onFile),
  );
  return {
    folder: root,
    names: () => listTemplates(root),
    locales: async (name) => listLocales(root, await checkName(root, name)),
    samples: async (name) => listSamples(root, await checkName(root, name)),
    sample: async (name, sample) => readSample(root, await checkName(root, name), sample),
    get: (name, asked) => cache.get(name, asked),
    trace: async (name, asked = defaultLocale) => {
      const { parts, locale } = await read(await checkName(root, name), asked, () => undefined);
      const { traceTemplate } = await import('./trace-template.ts');
      return traceTemplate(parts, { ...settings, locale });
    },
  };
}

type ReadTemplate = (
  name: string,
  asked: string,
  onFile: (file: string) => void,
) => Promise<{ parts: TemplateParts; locale: string; standIn: string | undefined }>;

/** The languages that a template is compiled with. */
interface ChosenLocale {
  /** The language of formatted values. */
  readonly locale: string;
  /** The languages to look for strings in, in order. */
  readonly strings: readonly string[];
  /** The language used instead, if the template does not have the requested one. */
  readonly standIn: string | undefined;
}

/** `fr-BE`, then `fr`, then the default. @throws FacteurError `invalid-option` if the locale is not valid */
function chooseLocale(locale: string, defaultLocale: string, available: readonly string[]): ChosenLocale {
  const asked = readLocale({ locale })!;
  const language = asked.split('-')[0]!;
  const own = [asked, language].filter((tag) => available.includes(tag));
  const standIn = available.includes(defaultLocale) ? defaultLocale : available[0];
  const strings = [...new Set([...own, ...(standIn === undefined ? [] : [standIn])])];
  return own.length > 0 || standIn === undefined
    ? { locale: asked, strings, standIn: undefined }
    : { locale: standIn, strings, standIn };
}
