import { readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { MailId } from './mail-id.ts';
import { mailEndings, pictureFile, pictureNames, snapshotFile } from './snapshot-files.ts';

/** A snapshot file whose template, language or sample no longer exists. */
export interface Orphan {
  readonly file: string;
  /** `<template>/<locale>/<sample>`, from the path of the file. */
  readonly mail: string;
}

/** Finds the snapshot files that belong to none of the mails. Other files are ignored. */
export async function findOrphans(folder: string, mails: readonly MailId[]): Promise<Orphan[]> {
  const expected = new Set(mails.flatMap((id) => filesOf(folder, id)));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !expected.has(file))
    .flatMap((file) => {
      const parts = path.relative(folder, file).split(path.sep);
      const isSnapshot = parts.length === 3 && endings.test(parts[2]!) && !isOfReport(parts);
      return isSnapshot
        ? [{ file, mail: [...parts.slice(0, 2), parts[2]!.replace(endings, '')].join('/') }]
        : [];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Deletes files, and folders that become empty. */
export async function removeOrphans(folder: string, orphans: readonly Orphan[]): Promise<void> {
  for (const { file } of orphans) {
    await rm(file, { force: true });
    let parent = path.dirname(file);
    for (; parent !== path.resolve(folder) && parent.length > folder.length; parent = path.dirname(parent))
      if (!(await isRemoved(parent))) break;
  }
}

const endings = new RegExp(`(?:\\.subject)?\\.txt$|\\.html$|(?:\\.(?:${pictureNames.join('|')}))?\\.png$`);

function filesOf(folder: string, id: MailId): string[] {
  return [
    ...Object.values(mailEndings).map((ending) => snapshotFile(folder, id, ending)),
    ...pictureNames.map((name) => pictureFile(folder, id, name)),
  ];
}

function isOfReport(parts: readonly string[]): boolean {
  return parts[0] === 'report' && parts[1] === 'pictures';
}

/** Keeps a folder that is not empty. */
async function isRemoved(folder: string): Promise<boolean> {
  return rmdir(folder).then(
    () => true,
    () => false,
  );
}
