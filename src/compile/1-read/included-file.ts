import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProblemCode } from '../../errors.ts';
import type { Problems } from '../problems.ts';
import type { Source } from './source.ts';

/** Where the files of a template may be read from. */
export interface IncludeOptions {
  /** The folder that includes may not leave; undefined where there are no files. */
  readonly root: string | undefined;
  /** The folder of the including file. */
  readonly folder: string;
  /** Told of every file that was looked for, so that a cache can watch it. */
  readonly onFile: (file: string) => void;
  /** How a file is named in messages. */
  readonly nameOf: (file: string) => string;
  /** Takes what cannot be put in its place, so that one report has all of it. */
  readonly problems: Problems;
}

/** In bytes: a template is a mail, not a book. */
export const largestFile = 1_000_000;

/** The path of a file that a template asks for: only those inside the templates folder, also after following links. */
export async function resolveInside(
  source: Source,
  index: number,
  asked: string,
  options: IncludeOptions,
): Promise<string | undefined> {
  const { root, problems } = options;
  const refuse = (code: ProblemCode, message: string): undefined =>
    problems.report(source, index, code, message);
  if (root === undefined)
    return refuse(
      'include-denied',
      'A file needs a templates folder: pass { partials: folder }, or use openTemplates(folder).',
    );
  if (asked === '' || path.isAbsolute(asked) || /[%\\\0]|^[a-z]+:/i.test(asked)) {
    return refuse(
      'include-denied',
      `"${asked}" is not a relative path. Write it from this file, such as ../partials/header.mjml.`,
    );
  }
  const file = path.resolve(options.folder, asked);
  options.onFile(file);
  if (!isInside(path.resolve(root), file))
    return refuse('include-denied', `"${asked}" leaves the templates folder.`);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    return refuse('include-missing', `There is no file "${asked}" (${options.nameOf(file)}).`);
  if (found.size > largestFile)
    return refuse('template-too-large', `"${asked}" is larger than ${largestFile} bytes.`);
  if (!isInside(await realpath(root), await realpath(file)))
    return refuse('include-denied', `"${asked}" is a link out of the templates folder.`);
  return file;
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
