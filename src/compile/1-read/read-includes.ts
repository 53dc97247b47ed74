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
  const { document, styles } = await expand(source, options, [file], found);
  const heads = [...found.heads, ...styles];
  return {
    document: heads.length === 0 ? document : appendToHead(document, heads),
    images: [...found.images.values()],
  };
}

/** Collected while includes are read. */
interface Found {
  readonly heads: Source[];
  readonly images: ImageFiles;
  includes: number;
}

/** A file with its includes. */
interface Expanded {
  readonly document: Source;
  /** Its CSS includes: MJML puts them at the end of the head, wherever they are. */
  readonly styles: readonly Source[];
}

/** Where an include is. */
interface Including {
  readonly source: Source;
  readonly index: number;
  readonly isInHead: boolean;
  /** Whether it is in an element of MJML whose content is HTML. */
  readonly isInHtml: boolean;
}

const htmlHolder =
  /^mj-(?:text|table|raw|button|accordion-(?:text|title)|navbar-link|social-element|style|preview|title)$/;

async function expand(
  read: Source,
  options: IncludeOptions,
  including: readonly string[],
  found: Found,
): Promise<Expanded> {
  const source = await readImages(read, options, found.images);
  const edits: Edit[] = [];
  const styles: Source[] = [];
  let isInHead = false;
  let holder = '';
  for (const item of scanMarkup(source.text)) {
    if (item.type === 'close') {
      if (item.name === 'mj-include') edits.push({ start: item.start, end: item.end, insert: '' });
      if (item.name === 'mj-head') isInHead = false;
      if (item.name === holder) holder = '';
    }
    if (item.type !== 'open') continue;
    if (item.name === 'mj-head') isInHead = !item.isSelfClosing;
    if (holder === '' && !item.isSelfClosing && htmlHolder.test(item.name)) holder = item.name;
    if (item.name !== 'mj-include') continue;
    if (++found.includes > mostIncludes) {
      if (found.includes === mostIncludes + 1) {
        const message = `This template has more than ${mostIncludes} includes. Merge some of them.`;
        options.problems.report(source, item.start, 'template-too-large', message);
      }
      break;
    }
    const place = { source, index: item.start, isInHead, isInHtml: holder !== '' };
    const included = await include(place, item.attributes, options, including, found);
    styles.push(...(included?.styles ?? []));
    edits.push({ start: item.start, end: item.end, insert: included?.document ?? '' });
  }
  return { document: editSource(source, edits), styles };
}

async function include(
  place: Including,
  attributes: readonly Attribute[],
  options: IncludeOptions,
  including: readonly string[],
  found: Found,
): Promise<Expanded | undefined> {
  const { source, index } = place;
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
  if (type === 'css') {
    const inline = attribute('css-inline') === 'inline' ? ' inline="inline"' : '';
    return { document: nothing(content), styles: [wrap(content, `<mj-style${inline}>`, '</mj-style>')] };
  }
  const { document, styles } = await expand(
    content,
    { ...options, folder: path.dirname(file) },
    [...including, file],
    found,
  );
  if (type === 'html')
    return { document: place.isInHtml ? document : wrap(document, '<mj-raw>', '</mj-raw>'), styles };
  if (type !== 'mjml')
    return report(source, index, 'include-denied', `Unknown include type "${type}". Use mjml, html or css.`);
  return unwrapDocument({ document, styles }, place, found.heads);
}

/**
 * If a partial is a whole document, its body replaces the include, and its head joins the head of the template: at the
 * include if that is in the head, otherwise at the end.
 */
function unwrapDocument({ document, styles }: Expanded, { isInHead }: Including, heads: Source[]): Expanded {
  const inner = (name: string): Source | undefined => {
    const items = scanMarkup(document.text);
    const open = items.find((item) => item.type === 'open' && item.name === name);
    const close = items.findLast((item) => item.type === 'close' && item.name === name);
    return open === undefined || close === undefined
      ? undefined
      : sliceSource(document, open.end, close.start);
  };
  const isDocument = /<mjml[\s>]/i.test(document.text);
  const body = isDocument ? (inner('mj-body') ?? nothing(document)) : document;
  const head = [...(isDocument ? [inner('mj-head') ?? nothing(document)] : []), ...styles];
  if (isInHead) return { document: joinSources([...head, body]), styles: [] };
  heads.push(...head);
  return { document: body, styles: [] };
}

function nothing({ pieces }: Source): Source {
  return sourceOf(sourceFile(pieces[0]?.file.path ?? '', ''));
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
