import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, TemplateError } from '../../errors.ts';
import { mostProblems, problemAt, type Source } from './source.ts';

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
  readonly problems: Problem[];
}

/** In bytes: a template is a mail, not a book. */
export const largestFile = 1_000_000;

/** Only files inside the templates folder, also after following links. */
export async function resolveInside(
  source: Source,
  index: number,
  asked: string,
  options: IncludeOptions,
): Promise<string> {
  const { root } = options;
  if (root === undefined)
    throw failure(
      source,
      index,
      'include-denied',
      'A file needs a templates folder: pass { partials: folder }, or use openTemplates(folder).',
    );
  if (asked === '' || path.isAbsolute(asked) || /[%\\\0]|^[a-z]+:/i.test(asked)) {
    throw failure(
      source,
      index,
      'include-denied',
      `"${asked}" is not a relative path. Write it from this file, such as ../partials/header.mjml.`,
    );
  }
  const file = path.resolve(options.folder, asked);
  options.onFile(file);
  if (!isInside(path.resolve(root), file))
    throw failure(source, index, 'include-denied', `"${asked}" leaves the templates folder.`);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    throw failure(source, index, 'include-missing', `There is no file "${asked}" (${options.nameOf(file)}).`);
  if (found.size > largestFile)
    throw failure(source, index, 'template-too-large', `"${asked}" is larger than ${largestFile} bytes.`);
  if (!isInside(await realpath(root), await realpath(file)))
    throw failure(source, index, 'include-denied', `"${asked}" is a link out of the templates folder.`);
  return file;
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** What is wrong with a file is told with the rest, and the file left out. */
export async function orProblem<T>(problems: Problem[], read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    if (problems.length < mostProblems) problems.push(...error.problems);
    return undefined;
  }
}

/** A file that cannot be put in its place. */
export function failure(
  source: Source,
  index: number,
  code: Problem['code'],
  message: string,
): TemplateError {
  return new TemplateError([problemAt(source, index, code, message)]);
}
