import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Attribute, scanMarkup } from '../../mail-html/scan-markup.ts';
import type { InlineImage } from '../../render/compiled-template.ts';
import { type IncludeOptions, resolveInside } from './included-file.ts';
import { type ImageFiles, readImages } from './read-images.ts';
import {
  type Edit,
  editSource,
  joinSources,
  type Source,
  sliceSource,
  sourceFile,
  sourceOf,
} from './source.ts';

const deepestInclude = 10;
const mostIncludes = 200;

/** A document assembled from its files. */
export interface ReadDocument {
  readonly document: Source;
  readonly images: readonly InlineImage[];
}

/**
 * Replaces each `<mj-include>` with its file; the text remembers where it was written. A file that cannot be read is
 * reported in `options.problems` and left out.
 * @param file the path of the source itself, which it must not include
 */
export async function readIncludes(
  source: Source,
  options: IncludeOptions,
  file = '',
): Promise<ReadDocument> {
  const found: Found = { heads: [], images: new Map(), includes: 0 };
  const body = await expand(source, options, [file], found);
  return {
    document: found.heads.length === 0 ? body : appendToHead(body, found.heads),
    images: [...found.images.values()],
  };
}

/** Collected while includes are read. */
interface Found {
  readonly heads: Source[];
  readonly images: ImageFiles;
  includes: number;
}

async function expand(
  read: Source,
  options: IncludeOptions,
  including: readonly string[],
  found: Found,
): Promise<Source> {
  const source = await readImages(read, options, found.images);
  const edits: Edit[] = [];
  for (const item of scanMarkup(source.text)) {
    if (item.type === 'close' && item.name === 'mj-include')
      edits.push({ start: item.start, end: item.end, insert: '' });
    if (item.type !== 'open' || item.name !== 'mj-include') continue;
    if (++found.includes > mostIncludes) {
      if (found.includes === mostIncludes + 1) {
        const message = `This template has more than ${mostIncludes} includes. Merge some of them.`;
        options.problems.report(source, item.start, 'template-too-large', message);
      }
      break;
    }
    const insert = await include(source, item.start, item.attributes, options, including, found);
    edits.push({ start: item.start, end: item.end, insert: insert ?? '' });
  }
  return editSource(source, edits);
}

async function include(
  source: Source,
  index: number,
  attributes: readonly Attribute[],
  options: IncludeOptions,
  including: readonly string[],
  found: Found,
): Promise<Source | undefined> {
  const { report } = options.problems;
  const attribute = (name: string): string | undefined => attributes.find((one) => one.name === name)?.value;
  const asked = attribute('path') ?? '';
  const file = await resolveInside(source, index, asked, options);
  if (file === undefined) return undefined;
  if (including.includes(file) || including.length > deepestInclude) {
    return report(
      source,
      index,
      'include-denied',
      `"${asked}" includes itself, or includes are nested more than ${deepestInclude} levels deep.`,
    );
  }
  const content = sourceOf(sourceFile(options.nameOf(file), await readFile(file, 'utf8')));
  const type = attribute('type') ?? 'mjml';
  if (type === 'css')
    return wrap(
      content,
      attribute('css-inline') === 'inline' ? '<mj-style inline="inline">' : '<mj-style>',
      '</mj-style>',
    );
  const expanded = await expand(
    content,
    { ...options, folder: path.dirname(file) },
    [...including, file],
    found,
  );
  if (type === 'html') return wrap(expanded, '<mj-raw>', '</mj-raw>');
  if (type !== 'mjml')
    return report(source, index, 'include-denied', `Unknown include type "${type}". Use mjml, html or css.`);
  return unwrapDocument(expanded, found.heads);
}

/** If a partial is a whole document, its body replaces the include, and its head joins the head of the template. */
function unwrapDocument(source: Source, heads: Source[]): Source {
  const inner = (name: string): Source | undefined => {
    const items = scanMarkup(source.text);
    const open = items.find((item) => item.type === 'open' && item.name === name);
    const close = items.findLast((item) => item.type === 'close' && item.name === name);
    return open === undefined || close === undefined ? undefined : sliceSource(source, open.end, close.start);
  };
  if (!/<mjml[\s>]/i.test(source.text)) return source;
  const head = inner('mj-head');
  if (head !== undefined) heads.push(head);
  return inner('mj-body') ?? sourceOf(sourceFile(source.pieces[0]?.file.path ?? '', ''));
}

function appendToHead(source: Source, heads: readonly Source[]): Source {
  const head = joinSources(heads);
  const items = scanMarkup(source.text);
  const close = items.find((item) => item.type === 'close' && item.name === 'mj-head');
  if (close !== undefined)
    return editSource(source, [{ start: close.start, end: close.start, insert: head }]);
  const root = items.find((item) => item.type === 'open' && item.name === 'mjml');
  return root === undefined
    ? source
    : editSource(source, [{ start: root.end, end: root.end, insert: wrap(head, '<mj-head>', '</mj-head>') }]);
}

function wrap(source: Source, before: string, after: string): Source {
  const file = source.pieces[0]?.file ?? sourceFile('template', '');
  const fixed = (text: string, offset: number): Source => ({
    text,
    pieces: [{ start: 0, length: text.length, file, offset, rewritten: true }],
  });
  return joinSources([fixed(before, 0), source, fixed(after, file.text.length)]);
}
