import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { openTemplates, type Templates } from '../../compile/open-templates.ts';
import { FacteurError } from '../../errors.ts';
import type { Template } from '../../render/template.ts';
import type { MailId } from '../../snapshots/mail-id.ts';
import type { PreviewSettings } from '../preview-options.ts';
import { PreviewRefusal } from '../refusal.ts';
import { refuseLinksOut } from './refuse-links-out.ts';

/** A templates folder, which may not exist yet or any more. */
export interface Folder {
  /** As the user typed it. */
  readonly name: string;
  /** Its absolute path. */
  readonly root: string;
  /** @throws FacteurError `template-not-found` while the folder does not exist */
  templates(): Promise<Templates>;
  /** The language of a template without languages, and the one to start with. */
  readonly defaultLocale: string;
  locales(template: string): Promise<readonly string[]>;
  compile(id: Pick<MailId, 'template' | 'locale'>): Promise<Template>;
  /** Compiles again although nothing changed, and discards the result. */
  compileAnew(id: Pick<MailId, 'template' | 'locale'>): Promise<Template>;
  /**
   * Accepts only names from a listing, so that no other name becomes a path.
   * @throws PreviewRefusal 404, also for a template with a symbolic link to a file outside
   */
  check(names: { [Name in keyof MailId]?: string | undefined }): Promise<void>;
  /** The file of a listed sample. @throws PreviewRefusal 404 if it is a symbolic link to a file outside */
  sampleFile(template: string, sample: string): Promise<InsideFile>;
  /** @throws PreviewRefusal 404 for a file that does not exist, or is outside once links are followed */
  inside(...steps: readonly string[]): Promise<InsideFile>;
}

/** A file that is in the templates folder. */
export interface InsideFile {
  /** Its real path. */
  readonly path: string;
  /** As template errors name it: `templates/invoice/samples/plain.json`. */
  readonly name: string;
}

export function openFolder(settings: Pick<PreviewSettings, 'templates' | 'compile'>): Folder {
  const root = path.resolve(settings.templates);
  const defaultLocale = settings.compile.defaultLocale ?? 'en';
  let opened: Templates | undefined;
  const templates = async (): Promise<Templates> => {
    // Even if it existed before, it may have been deleted since.
    await realpath(root).catch((cause: unknown) => {
      throw new FacteurError('template-not-found', `There is no templates folder at ${settings.templates}.`, {
        cause,
      });
    });
    opened ??= await openTemplates(root, settings.compile);
    return opened;
  };
  const locales = async (template: string): Promise<readonly string[]> => {
    const own = await (await templates()).locales(template);
    return own.length === 0 ? [defaultLocale] : own;
  };
  const inside = async (...steps: readonly string[]): Promise<InsideFile> => {
    const file = path.join(root, ...steps);
    const real = await realpath(file).catch(() => undefined);
    const realRoot = await realpath(root).catch(() => undefined);
    if (real === undefined || realRoot === undefined || !real.startsWith(realRoot + path.sep))
      throw new PreviewRefusal(404, 'file-not-found', 'The templates folder has no such file.');
    return { path: real, name: [path.basename(root), ...steps].join('/') };
  };
  return {
    name: settings.templates,
    root,
    defaultLocale,
    templates,
    locales,
    inside,
    async compile({ template, locale }) {
      await refuseLinksOut(root, template);
      return (await templates()).get(template, locale);
    },
    async compileAnew({ template, locale }) {
      await refuseLinksOut(root, template);
      return (await openTemplates(root, settings.compile)).get(template, locale);
    },
    async check({ template, locale, sample }) {
      const open = await templates();
      if (template !== undefined) {
        refuseUnlisted('template', template, await open.names());
        await refuseLinksOut(root, template);
      }
      if (locale !== undefined) refuseUnlisted('language', locale, await locales(template!));
      if (sample !== undefined) refuseUnlisted('sample', sample, await open.samples(template!));
    },
    sampleFile: (template, sample) => inside(template, 'samples', `${sample}.json`),
  };
}

function refuseUnlisted(what: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const available = names.length === 0 ? '' : ` Available: ${names.slice(0, 20).join(', ')}.`;
  throw new PreviewRefusal(
    404,
    `${what}-not-found`,
    `There is no ${what} ${JSON.stringify(name)}.${available}`,
  );
}
