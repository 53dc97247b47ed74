import { readFile, stat } from 'node:fs/promises';
import { problemAt, sourceFile, sourceOf } from '../../compile/1-read/source.ts';
import { FacteurError, TemplateError } from '../../errors.ts';
import type { InsideFile } from './open-folder.ts';

/** The text of a sample, as its author wrote it. */
export interface SampleFile {
  /** The name in messages: `templates/invoice/samples/plain.json`. */
  readonly name: string;
  readonly text: string;
}

/** In bytes. A larger sample is a mistake, and would freeze the page that shows it. */
export const largestSample = 2_000_000;

/** @throws FacteurError `file-not-readable` for a sample that is too large or deleted */
export async function readSampleText({ path, name }: InsideFile): Promise<SampleFile> {
  const { size } = await stat(path);
  if (size > largestSample)
    throw new FacteurError(
      'file-not-readable',
      `${name} has ${size} bytes; the preview reads samples of at most ${largestSample}. Make it smaller.`,
    );
  return { name, text: (await readFile(path, 'utf8')).replace(/^\ufeff/, '') };
}

/** The data of a sample. @throws TemplateError `invalid-json` at the place of the mistake */
export function readSampleData({ name, text }: SampleFile): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const { message } = cause as Error;
    const offset = Number(
      /position (\d+)/.exec(message)?.[1] ?? (/end of JSON/.test(message) ? text.length : 0),
    );
    throw new TemplateError([
      problemAt(
        sourceOf(sourceFile(name, text)),
        offset,
        'invalid-json',
        `Not valid JSON: ${mistakeIn(message)}.`,
      ),
    ]);
  }
}

/** V8's message repeats part of the text, which the code frame shows better. */
function mistakeIn(message: string): string {
  return message
    .replace(/, (?:\.{3})?".*$/s, '')
    .replace(/ in JSON at position.*$/s, '')
    .replace(/ is not valid JSON$/, '');
}
