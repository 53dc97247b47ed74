import { randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FacteurError } from '../errors.ts';

/**
 * Writes files that belong together: all of them or none. Each is written under another name first. After a failure,
 * replaced files are restored. A file with the same bytes is not written.
 * @returns the files that changed
 * @throws FacteurError `file-not-writable`
 */
export async function writeWholeFiles(files: ReadonlyMap<string, string | Uint8Array>): Promise<string[]> {
  const mark = randomBytes(4).toString('hex');
  const beside = (file: string, what: string): string =>
    path.join(path.dirname(file), `.${path.basename(file)}.${mark}.${what}`);
  const changed: string[] = [];
  const replaced: string[] = [];
  let current = '';
  try {
    for (const [file, content] of files) {
      current = file;
      if (await holds(file, content)) continue;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(beside(file, 'new'), content, { flag: 'wx' });
      changed.push(file);
    }
    for (const file of changed) {
      current = file;
      await keep(file, beside(file, 'old'));
      await rename(beside(file, 'new'), file);
      replaced.push(file);
    }
  } catch (cause) {
    for (const file of replaced) await putBack(file, beside(file, 'old'));
    throw notWritable(current, cause);
  } finally {
    for (const file of files.keys()) {
      // If the folder is not a folder, there is nothing to clean up.
      await rm(beside(file, 'new'), { force: true }).catch(() => undefined);
      await rm(beside(file, 'old'), { force: true }).catch(() => undefined);
    }
  }
  return changed;
}

async function holds(file: string, content: string | Uint8Array): Promise<boolean> {
  const found = await readFile(file).catch(() => undefined);
  return found?.equals(typeof content === 'string' ? Buffer.from(content) : content) === true;
}

/** Makes a hard link, which needs no space on a full disk, or a copy if the file system has no links. */
async function keep(file: string, backup: string): Promise<void> {
  try {
    await link(file, backup);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    await copyFile(file, backup);
  }
}

async function putBack(file: string, backup: string): Promise<void> {
  await rename(backup, file).catch(() => rm(file, { force: true }));
}

function notWritable(file: string, cause: unknown): FacteurError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = reasons[code ?? ''] ?? message;
  return new FacteurError(
    'file-not-writable',
    `Cannot write ${file}: ${why}. The files of this mail were not changed.`,
    { cause },
  );
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EEXIST: 'there is a file where a folder is needed',
  EISDIR: 'there is a folder where a file is needed',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file where a folder is needed',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
};
