import { compareMails } from '../../snapshots/compare/compare-mails.ts';
import { renderSample } from '../../snapshots/list-mails.ts';
import { readSnapshot } from '../../snapshots/read-snapshot.ts';
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

/** Makes the mail as it is now the approved one. @throws as `compareSnapshot`, and FacteurError `file-not-writable` */
export async function approveSnapshot(folder: Folder, snapshots: string, id: MailId): Promise<void> {
  await writeSnapshot(snapshots, id, await renderCurrent(folder, id));
}

async function renderCurrent(folder: Folder, id: MailId): Promise<SnapshotMail> {
  await folder.check(id);
  // A link that leads out of the folder is no sample.
  await folder.sampleFile(id.template, id.sample);
  return toSnapshotMail(await renderSample(await folder.templates(), id));
}
