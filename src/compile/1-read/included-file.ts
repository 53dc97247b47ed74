import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProblemCode } from '../../errors.ts';
import type { Problems } from '../problems.ts';
import type { Source } from './source.ts';

/** Which files a template can include. */
export interface IncludeOptions {
  /** Includes must be inside this folder; undefined if there is no folder to include from. */
  readonly root: string | undefined;
  /** The folder of the including file. */
  readonly folder: string;
  /** Called for every file that is looked up, so that a cache can watch it. */
  readonly onFile: (file: string) => void;
  /** The name of a file in messages. */
  readonly nameOf: (file: string) => string;
  /** Collects the files that cannot be included, so that one report lists them all. */
  readonly problems: Problems;
}

/** In bytes. */
export const largestFile = 1_000_000;

/** Resolves the path of an include or image. Files outside the templates folder are refused, symbolic links to them too. */
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
      'Includes and images need a templates folder: pass { partials: folder }, or use openTemplates(folder).',
    );
  if (asked === '' || path.isAbsolute(asked) || /[%\\\0]|^[a-z]+:/i.test(asked)) {
    return refuse(
      'include-denied',
      `"${asked}" is not a relative path. Write it relative to this file, such as ../partials/header.mjml.`,
    );
  }
  const file = path.resolve(options.folder, asked);
  options.onFile(file);
  if (!isInside(path.resolve(root), file))
    return refuse(
      'include-denied',
      `"${asked}" is outside the templates folder. Move the file into the folder.`,
    );
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    return refuse('include-missing', `There is no file "${asked}" (${options.nameOf(file)}).`);
  if (found.size > largestFile)
    return refuse(
      'template-too-large',
      `"${asked}" has ${found.size.toLocaleString('en')} bytes; the limit is ${largestFile.toLocaleString('en')}.`,
    );
  if (!isInside(await realpath(root), await realpath(file)))
    return refuse(
      'include-denied',
      `"${asked}" is a symbolic link to a file outside the templates folder. Copy the file into the folder.`,
    );
  return file;
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
