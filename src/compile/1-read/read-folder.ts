import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FacteurError } from '../../errors.ts';
import { decodeText } from '../../mail-html/decode-entities.ts';
import { scanMarkup } from '../../mail-html/scan-markup.ts';
import { createProblems, type Problems, type Report } from '../problems.ts';
import { shippedTemplatesFolder } from '../shipped-templates.ts';
import { largestFile } from './included-file.ts';
import { type LocaleStrings, readLocaleStrings } from './locale-strings.ts';
import { type ReadDocument, readIncludes } from './read-includes.ts';
import { editSource, type Source, sliceSource, sourceFile, sourceOf, type TemplateFile } from './source.ts';
import type { TemplateParts, Trust } from './template-parts.ts';

export interface FolderOptions {
  /** The templates folder. */
  readonly root: string;
  readonly name: string;
  /** The languages to look for strings in, the requested one first. */
  readonly locales: readonly string[];
  readonly trust: Trust | undefined;
  /** Called for every file that is looked up, whether it exists or not. */
  readonly onFile: (file: string) => void;
}

/**
 * Reads one template of a templates folder: `template.mjml`, or `body.html` with its layout. Problems with its files are
 * listed in `problems`.
 * @throws FacteurError if the template does not exist; TemplateError if its own file is too large
 */
export async function readTemplateFolder(options: FolderOptions): Promise<TemplateParts> {
  const { root, name, onFile } = options;
  const folder = path.join(root, name);
  const nameOf = (file: string): string =>
    path
      .relative(path.dirname(path.resolve(root)), file)
      .split(path.sep)
      .join('/');
  const problems = createProblems();
  const read: ReadFile = async (file, refuse) => {
    onFile(file);
    return readTemplateFile(file, nameOf(file), refuse);
  };
  const strings = await readStrings(folder, options.locales, read, problems);
  const text = await read(path.join(folder, 'text.txt'), problems.report);
  const common = {
    name,
    strings,
    problems: problems.found,
    ...(text === undefined ? {} : { text: sourceOf(text) }),
  };
  const includes = (source: Source, file: string): Promise<ReadDocument> =>
    readIncludes(source, { root, folder: path.dirname(file), onFile, nameOf, problems }, path.resolve(file));
  const own = path.join(folder, 'template.mjml');
  const mjml = await read(own, problems.stop);
  if (mjml !== undefined) return { ...common, ...(await includes(sourceOf(mjml), own)), trust: 'full' };
  const html = await read(path.join(folder, 'body.html'), problems.stop);
  if (html === undefined)
    throw new FacteurError(
      'template-not-found',
      `The template "${name}" has neither template.mjml nor body.html (in ${nameOf(folder)}).`,
    );
  const { body, title, layout } = splitBody(sourceOf(html));
  const ownLayout = path.join(root, 'layouts', `${layout}.mjml`);
  const layoutFile = await read(ownLayout, problems.stop);
  const shipped = path.join(shippedTemplatesFolder(), 'layouts', `${layout}.mjml`);
  const inLayout =
    layoutFile !== undefined
      ? await includes(sourceOf(layoutFile), ownLayout)
      : await readShippedLayout(shipped, layout, body, problems);
  const subject = title ?? stringField(strings, 'subject');
  const preheader = stringField(strings, 'preheader');
  return {
    ...common,
    ...inLayout,
    body,
    ...(subject === undefined ? {} : { subject }),
    ...(preheader === undefined ? {} : { preheader }),
    trust: options.trust ?? 'fields',
  };
}

/** Reads a file, or refuses one that is too large. @returns undefined if it does not exist */
type ReadFile = (file: string, refuse: Report) => Promise<TemplateFile | undefined>;

async function readTemplateFile(
  file: string,
  name: string,
  refuse: Report,
): Promise<TemplateFile | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  if (found.size > largestFile) {
    const message = `${name} has ${found.size.toLocaleString('en')} bytes; the limit is ${largestFile.toLocaleString('en')}.`;
    return refuse(sourceOf(sourceFile(name, '')), 0, 'template-too-large', message);
  }
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FacteurError('file-not-readable', `${name} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  });
  return sourceFile(name, text.replace(/^\ufeff/, ''));
}

async function readStrings(
  folder: string,
  locales: readonly string[],
  read: ReadFile,
  problems: Problems,
): Promise<LocaleStrings> {
  const files: TemplateFile[] = [];
  for (const locale of locales) {
    const file = await read(path.join(folder, 'locales', `${locale}.json`), problems.report);
    if (file !== undefined) files.push(file);
  }
  return readLocaleStrings(files, problems);
}

/** A body can set its subject in `<title>`, and its layout in a comment: `<!-- layout: letter -->`. */
function splitBody(source: Source): { body: Source; title: Source | undefined; layout: string } {
  const items = scanMarkup(source.text);
  const open = items.find((item) => item.type === 'open' && item.name === 'title');
  const close = items.find((item) => item.type === 'close' && item.name === 'title');
  const layout = /<!--\s*layout:\s*([a-z0-9-]{1,60})\s*-->/i.exec(source.text);
  const title =
    open === undefined || close === undefined
      ? undefined
      : decodeEntities(sliceSource(source, open.end, close.start));
  const edits = [
    ...(open === undefined || close === undefined ? [] : [{ start: open.start, end: close.end, insert: '' }]),
    ...(layout === null ? [] : [{ start: layout.index, end: layout.index + layout[0].length, insert: '' }]),
  ].toSorted((a, b) => a.start - b.start);
  return { body: editSource(source, edits), title, layout: layout?.[1] ?? 'default' };
}

/** HTML as text: `A &amp; B` is `A & B`. */
function decodeEntities(source: Source): Source {
  const edits = [...source.text.matchAll(/&#?\w{1,40};/g)].map(({ 0: entity, index }) => ({
    start: index,
    end: index + entity.length,
    insert: decodeText(entity),
  }));
  return editSource(source, edits);
}

/** Replaces a layout that does not exist, so that the problems of the body are reported too. */
const noLayout = sourceFile('layout', '{layout.subject}{layout.preheader}{layout.body}');

async function readShippedLayout(
  file: string,
  layout: string,
  body: Source,
  problems: Problems,
): Promise<ReadDocument> {
  const found = await readTemplateFile(file, `layouts/${layout}.mjml`, problems.stop);
  if (found === undefined) {
    const message = `There is no layout "${layout}" (layouts/${layout}.mjml).`;
    problems.report(body, 0, 'unknown-layout', message);
    return { document: sourceOf(noLayout), images: [] };
  }
  const root = shippedTemplatesFolder();
  return readIncludes(sourceOf(found), {
    root,
    folder: path.dirname(file),
    onFile: () => undefined,
    nameOf: (name) => path.relative(root, name),
    problems,
  });
}

function stringField(strings: LocaleStrings, key: string): Source | undefined {
  return strings.find(key) === undefined ? undefined : sourceOf(sourceFile('strings', `{t.${key}}`));
}
