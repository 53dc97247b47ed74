import { type BigIntStats, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FacteurError } from '../errors.ts';
import { describe } from '../fields/read/plain-object.ts';
import type { TemplateParts } from './1-read/template-parts.ts';
import { type CompileOptions, type CompileSettings, readCompileOptions } from './settings.ts';
import { shippedTemplatesFolder } from './shipped-templates.ts';
import { loadTemplate, type Template } from './template.ts';
import type { TracedTemplate } from './trace-template.ts';

export interface OpenTemplatesOptions extends Omit<CompileOptions, 'locale'> {
  /** The language of a template that lacks the one asked for. @default 'en' */
  readonly defaultLocale?: string;
  /** Trust of `body.html` templates; `template.mjml` is always trusted. @default 'fields' */
  readonly trust?: 'full' | 'fields';
}

/** A folder of templates, compiled when they are first asked for. */
export interface Templates {
  readonly folder: string;
  /** Names of the templates, in alphabetical order. */
  names(): Promise<string[]>;
  /** The languages that a template has strings for. */
  locales(name: string): Promise<string[]>;
  /** Names of a template's samples, without `.json`. */
  samples(name: string): Promise<string[]>;
  /** The data of one sample. @throws FacteurError for a sample that is missing or not JSON */
  sample(name: string, sample: string): Promise<unknown>;
  /**
   * The compiled template; compiled again when one of its files has changed, partials and strings included.
   * `fr-BE` falls back to `fr`, then to the default language.
   * @throws TemplateError, FacteurError
   */
  get(name: string, locale?: string): Promise<Template>;
  /**
   * The template compiled once more, with marks that lead from its mails to the source: for tools.
   * @throws TemplateError, FacteurError
   */
  trace(name: string, locale?: string): Promise<TracedTemplate>;
}

const known = ['timeZone', 'outlook', 'fields', 'defaultLocale', 'trust'];

/**
 * Opens a folder of templates. Each template has its own folder; `layouts` and `partials` are not templates.
 * @param folder @default the templates that come with facteur, whatever the working directory holds
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
      `openTemplates takes the path of a folder, then its options; received ${describe(folder)}.`,
    );
  const settings = readCompileOptions(options as Readonly<Record<string, unknown>>, known);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new FacteurError(
      'template-not-found',
      `There is no templates folder at ${folder}. Make a first template: npx facteur init`,
    );
  const root = path.resolve(folder);
  const defaultLocale = options.defaultLocale ?? 'en';
  const cache = new Map<string, Promise<Entry | undefined>>();
  return {
    folder: root,
    names: () => listTemplates(root),
    locales: async (name) => (await reader()).listLocales(root, await checkName(root, name)),
    samples: async (name) => {
      const files = await readdir(path.join(root, await checkName(root, name), 'samples')).catch(() => []);
      return files
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.slice(0, -5))
        .sort();
    },
    sample: async (name, sample) =>
      readSample(path.join(root, await checkName(root, name), 'samples', `${path.basename(sample)}.json`)),
    get: async (name, asked) => {
      const key = `${name}\n${asked ?? ''}`;
      const before = cache.get(key) ?? Promise.resolve(undefined);
      // One after the other, so that many who ask at once wait for one compilation.
      const turn = before.then(async (entry) =>
        entry !== undefined && (await isFresh(entry.files))
          ? entry
          : compileFolder(root, await checkName(root, name), asked, defaultLocale, settings, options.trust),
      );
      cache.set(
        key,
        turn.catch(() => undefined),
      );
      return (await turn).template;
    },
    trace: async (name, locale = defaultLocale) => {
      const { parts, locale: chosen } = await readParts(
        root,
        await checkName(root, name),
        locale,
        defaultLocale,
        options.trust,
        () => undefined,
      );
      const { traceTemplate } = await import('./trace-template.ts');
      return traceTemplate(parts, { ...settings, locale: chosen });
    },
  };
}

interface Entry {
  readonly template: Template;
  /** What each file that was looked for was like, found or not. */
  readonly files: ReadonlyMap<string, string>;
}

async function compileFolder(
  root: string,
  name: string,
  asked: string | undefined,
  defaultLocale: string,
  settings: CompileSettings,
  trust: 'full' | 'fields' | undefined,
): Promise<Entry> {
  const { compileParts } = await import('./compile-parts.ts');
  const files = new Map<string, string>();
  // Before the file is read: what is written while the template compiles counts as a change.
  const onFile = (file: string): void => {
    if (!files.has(file)) files.set(file, stampNow(file));
  };
  onFile(path.join(root, name, 'locales'));
  const {
    parts,
    locale: chosen,
    standIn,
  } = await readParts(root, name, asked ?? defaultLocale, defaultLocale, trust, onFile);
  const compiled = await compileParts(parts, { ...settings, locale: chosen });
  if (standIn === undefined || asked === undefined) return { template: loadTemplate(compiled), files };
  const message = `The template "${name}" has no strings in ${asked}; those of ${standIn} stand in. Add locales/${asked}.json.`;
  const warnings = [{ code: 'string-missing' as const, message }, ...compiled.warnings];
  return { template: loadTemplate({ ...compiled, warnings }), files };
}

async function readParts(
  root: string,
  name: string,
  locale: string,
  defaultLocale: string,
  trust: 'full' | 'fields' | undefined,
  onFile: (file: string) => void,
): Promise<{ parts: TemplateParts; locale: string; standIn: string | undefined }> {
  const { readTemplateFolder, listLocales } = await reader();
  const chain = localeChain(locale, defaultLocale, await listLocales(root, name));
  const parts = await readTemplateFolder({ root, name, locales: chain.strings, trust, onFile });
  return { parts, locale: chain.locale, standIn: chain.standIn };
}

/** The compiler's reader, which loads a JSON parser. */
function reader(): Promise<typeof import('./1-read/read-folder.ts')> {
  return import('./1-read/read-folder.ts');
}

/** `fr-BE`, then `fr`, then the default; the language that values are formatted in; and what stands in for one that is not there. */
function localeChain(
  locale: string,
  defaultLocale: string,
  available: readonly string[],
): { locale: string; strings: string[]; standIn: string | undefined } {
  const { locale: asked } = readCompileOptions({ locale }, ['locale']);
  const language = asked.split('-')[0]!;
  const own = [asked, language].filter((tag) => available.includes(tag));
  const standIn = available.includes(defaultLocale) ? defaultLocale : available[0];
  const strings = [...new Set([...own, ...(standIn === undefined ? [] : [standIn])])];
  return own.length > 0 || standIn === undefined
    ? { locale: asked, strings, standIn: undefined }
    : { locale: standIn, strings, standIn };
}

async function isFresh(files: Entry['files']): Promise<boolean> {
  const changes = await Promise.all(
    [...files].map(async ([file, stamp]) => {
      const found = await stat(file, { bigint: true }).catch(() => undefined);
      return stampOf(found) !== stamp;
    }),
  );
  return !changes.includes(true);
}

function stampNow(file: string): string {
  try {
    return stampOf(statSync(file, { bigint: true }));
  } catch {
    return stampOf(undefined);
  }
}

function stampOf(found: BigIntStats | undefined): string {
  return found === undefined ? 'missing' : `${found.mtimeNs} ${found.size} ${found.ino}`;
}

const notTemplates = new Set(['layouts', 'partials', 'node_modules']);

async function listTemplates(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !notTemplates.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}

async function checkName(root: string, name: string): Promise<string> {
  const names = await listTemplates(root);
  if (names.includes(name)) return name;
  const { didYouMean } = await import('../fields/near-name.ts');
  throw new FacteurError(
    'template-not-found',
    `There is no template "${name}".${didYouMean(name, names)} There are ${names.join(', ')}.`,
  );
}

async function readSample(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FacteurError('file-not-readable', `There is no sample ${path.basename(file)}.`, { cause });
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new FacteurError(
      'invalid-json-data',
      `The sample ${path.basename(file)} is not JSON: ${(cause as Error).message}`,
      { cause },
    );
  }
}
