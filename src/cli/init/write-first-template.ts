import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FacteurError } from '../../errors.ts';
import { firstTemplate } from './first-template.ts';

const name = 'invoice';

/** Writes the first template, whole or not at all. @returns its files @throws FacteurError `file-not-writable` if it exists */
export async function writeFirstTemplate(folder: string): Promise<string[]> {
  const target = path.join(folder, name);
  const refuse = (): never => {
    throw new FacteurError(
      'file-not-writable',
      `The template ${target} exists already, and facteur init does not overwrite it.`,
    );
  };
  if ((await stat(target).catch(() => undefined)) !== undefined) refuse();
  const unfinished = path.join(folder, `.${name}.${randomBytes(4).toString('hex')}`);
  try {
    for (const [file, text] of Object.entries(firstTemplate)) {
      await mkdir(path.dirname(path.join(unfinished, file)), { recursive: true });
      await writeFile(path.join(unfinished, file), text, { flag: 'wx' });
    }
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) refuse();
    throw error;
  }
  return Object.keys(firstTemplate).map((file) => path.join(target, file));
}
