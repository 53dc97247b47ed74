import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Attribute, scanMarkup } from '../../mail-html/scan-markup.ts';
import type { InlineImage } from '../../render/compiled-template.ts';
import type { Problems } from '../problems.ts';
import { type IncludeOptions, resolveInside } from './included-file.ts';
import { type Edit, editSource, type Source } from './source.ts';

const elements = new Set(['img', 'mj-image', 'mj-hero', 'mj-social-element']);
const largestImage = 500_000;

/** The images found so far, by file. */
export type ImageFiles = Map<string, InlineImage>;

/**
 * Turns the image files of a template into inline images: `<mj-image src="logo.png">` becomes `src="cid:…"`.
 * Web addresses and fields stay as they are. A file that is missing, outside the templates folder, too large, or not a PNG,
 * JPEG or GIF is reported in `options.problems`.
 */
export async function readImages(
  source: Source,
  options: IncludeOptions,
  images: ImageFiles,
): Promise<Source> {
  const edits: Edit[] = [];
  for (const item of scanMarkup(source.text)) {
    if (item.type !== 'open' || !elements.has(item.name)) continue;
    const src = item.attributes.find(({ name }) => name === 'src');
    if (src === undefined || !isFile(src)) continue;
    if (options.problems.isFull) break;
    const file = await resolveInside(source, src.valueStart, src.value, options);
    if (file === undefined) continue;
    const image = images.get(file) ?? (await readImage(source, src, file, options.problems));
    if (image === undefined) continue;
    images.set(file, image);
    edits.push({ start: src.valueStart, end: src.valueStart + src.value.length, insert: `cid:${image.cid}` });
  }
  return editSource(source, edits);
}

function isFile({ value }: Attribute): boolean {
  return value !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|[{<&%])|\{/i.test(value.trim());
}

async function readImage(
  source: Source,
  src: Attribute,
  file: string,
  problems: Problems,
): Promise<InlineImage | undefined> {
  const bytes = await readFile(file);
  const contentType = typeOf(bytes);
  if (contentType === undefined || bytes.length > largestImage) {
    const what =
      contentType === undefined
        ? 'is not a PNG, JPEG or GIF'
        : `has ${bytes.length.toLocaleString('en')} bytes; the limit is ${largestImage.toLocaleString('en')}`;
    return problems.report(source, src.valueStart, 'include-denied', `The image "${src.value}" ${what}.`);
  }
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return {
    filename: path.basename(file),
    contentType,
    cid: `${hash}@facteur.invalid`,
    content: bytes.toString('base64'),
  };
}

/** By the first bytes: the file name can be wrong. Mail clients show no other types. */
function typeOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).toString('latin1') === '\u0089PNG\r\n\u001a\n') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  return /^GIF8[79]a/.test(bytes.subarray(0, 6).toString('latin1')) ? 'image/gif' : undefined;
}
