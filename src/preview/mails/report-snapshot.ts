import { existsSync } from 'node:fs';
import { FacteurError } from '../../errors.ts';
import type { Mail } from '../../message/mail.ts';
import { acceptSnapshot, compareSnapshot } from '../../snapshots/compare-snapshot.ts';
import { renderSample } from '../../snapshots/list-mails.ts';
import type { MailId } from '../../snapshots/mail-id.ts';
import type { PictureBrowser } from '../../snapshots/pictures/open-picture-browser.ts';
import { pictureFile, pictureNames } from '../../snapshots/snapshot-files.ts';
import type { SnapshotReport } from '../preview-api.ts';
import type { Folder } from './open-folder.ts';

/** What the page shows of a mail and its snapshot. */
export interface ReportedSnapshot {
  readonly report: Omit<SnapshotReport, 'approvedId'>;
  /** The approved HTML, images included; undefined if there is none. */
  readonly approved: string | undefined;
}

/**
 * Compares a mail with its snapshot, both as of the moment that snapshots are made for.
 * @throws PreviewRefusal 404; TemplateError, DataError
 */
export async function reportSnapshot(
  folder: Folder,
  snapshots: string,
  id: MailId,
): Promise<ReportedSnapshot> {
  const { status, differences, approved } = await compareSnapshot(
    snapshots,
    id,
    await renderCurrent(folder, id),
  );
  const { template, locale, sample } = id;
  return {
    report: {
      template,
      locale,
      sample,
      status: status === 'missing' ? 'none' : status,
      differences: differences.map(({ words }) => words),
    },
    approved: approved?.html,
  };
}

/**
 * Approves the mail as it is now, and its pictures if it has approved ones.
 * @returns why the pictures were left as they were, for example because there is no browser to take them
 * @throws as `reportSnapshot`, and FacteurError `file-not-writable`
 */
export async function approveSnapshot(
  folder: Folder,
  snapshots: string,
  id: MailId,
): Promise<string | undefined> {
  const mail = await renderCurrent(folder, id);
  const hasPictures = pictureNames.some((name) => existsSync(pictureFile(snapshots, id, name)));
  const { browser, problem } = hasPictures ? await openBrowser() : {};
  try {
    const comparison = await compareSnapshot(snapshots, id, mail, browser);
    await acceptSnapshot(snapshots, id, comparison);
    return problem ?? comparison.pictureProblem;
  } finally {
    await browser?.close();
  }
}

async function openBrowser(): Promise<{ readonly browser?: PictureBrowser; readonly problem?: string }> {
  const { openPictureBrowser } = await import('../../snapshots/pictures/open-picture-browser.ts');
  try {
    return { browser: await openPictureBrowser() };
  } catch (error) {
    if (!(error instanceof FacteurError)) throw error;
    return { problem: error.message };
  }
}

async function renderCurrent(folder: Folder, id: MailId): Promise<Mail> {
  await folder.check(id);
  // A symbolic link to a file outside is not a sample.
  await folder.sampleFile(id.template, id.sample);
  return renderSample(await folder.templates(), id);
}
