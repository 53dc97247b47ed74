import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { FacteurError } from '../../errors.ts';
import { compareMails } from '../../snapshots/compare/compare-mails.ts';
import { renderSample } from '../../snapshots/list-mails.ts';
import { comparePicture } from '../../snapshots/pictures/compare-picture.ts';
import type { PictureBrowser } from '../../snapshots/pictures/open-picture-browser.ts';
import { readSnapshot } from '../../snapshots/read-snapshot.ts';
import { type PictureName, pictureFile, pictureNames } from '../../snapshots/snapshot-files.ts';
import { type SnapshotMail, toSnapshotMail } from '../../snapshots/snapshot-mail.ts';
import { writeSnapshot } from '../../snapshots/write-snapshot.ts';
import type { MailId, SnapshotReport } from '../preview-api.ts';
import type { Folder } from './open-folder.ts';

/** How a mail differs from the one that was approved. */
export interface SnapshotComparison {
  readonly report: Omit<SnapshotReport, 'approvedId'>;
  /** The HTML that was approved, images inside; undefined where none was. */
  readonly approved: string | undefined;
}

/**
 * Compares a mail with its snapshot, both of the moment that snapshots are made for.
 * @throws PreviewRefusal 404; TemplateError, DataError; FacteurError `snapshot-damaged`
 */
export async function compareSnapshot(
  folder: Folder,
  snapshots: string,
  id: MailId,
): Promise<SnapshotComparison> {
  const approved = await readSnapshot(snapshots, id);
  const current = await renderCurrent(folder, id);
  const found = approved === undefined ? [] : await compareMails(approved, current);
  const status = approved === undefined ? 'none' : found.length === 0 ? 'same' : 'changed';
  const { template, locale, sample } = id;
  return {
    report: { template, locale, sample, status, differences: found.map(({ words }) => words) },
    approved: approved?.html,
  };
}

/**
 * Makes the mail as it is now the approved one, its pictures too where it has some.
 * @returns why the pictures stay as they were: there is no browser to take them
 * @throws as `compareSnapshot`, and FacteurError `file-not-writable`
 */
export async function approveSnapshot(
  folder: Folder,
  snapshots: string,
  id: MailId,
): Promise<string | undefined> {
  const mail = await renderCurrent(folder, id);
  const { pictures, problem } = await takePictures(snapshots, id, mail.html);
  await writeSnapshot(snapshots, id, mail, pictures);
  return problem;
}

async function takePictures(
  snapshots: string,
  id: MailId,
  html: string,
): Promise<{ readonly pictures?: ReadonlyMap<PictureName, Uint8Array>; readonly problem?: string }> {
  if (!pictureNames.some((name) => existsSync(pictureFile(snapshots, id, name)))) return {};
  const { openPictureBrowser } = await import('../../snapshots/pictures/open-picture-browser.ts');
  let browser: PictureBrowser | undefined;
  try {
    browser = await openPictureBrowser();
    const changed = new Map<PictureName, Uint8Array>();
    for (const [name, screenshot] of await browser.take(html)) {
      const picture = await comparePicture(
        await readFile(pictureFile(snapshots, id, name)).catch(() => undefined),
        screenshot,
      );
      if (picture.status !== 'same') changed.set(name, picture.after);
    }
    return { pictures: changed };
  } catch (error) {
    if (!(error instanceof FacteurError)) throw error;
    return { problem: error.message };
  } finally {
    await browser?.close();
  }
}

async function renderCurrent(folder: Folder, id: MailId): Promise<SnapshotMail> {
  await folder.check(id);
  // A link that leads out of the folder is no sample.
  await folder.sampleFile(id.template, id.sample);
  return toSnapshotMail(await renderSample(await folder.templates(), id));
}
