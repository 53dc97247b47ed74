import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { MailResult, SnapshotsResult } from '../check-snapshots.ts';
import { mailName } from '../mail-id.ts';
import { writeWholeFiles } from '../write-whole-files.ts';
import type { AcceptCommand } from './accept-command.ts';
import { reportPage } from './report-page.ts';

export interface ReportOptions {
  /** The folder of the report: `index.html`, and its images in `pictures/`. */
  readonly folder: string;
  readonly command: AcceptCommand;
}

/**
 * Writes a page with the differences, and the mails and pictures before and after. It works without a network or a
 * server, and is ignored by git.
 * @returns the file of the page
 * @throws FacteurError `file-not-writable`
 */
export async function writeReport(result: SnapshotsResult, options: ReportOptions): Promise<string> {
  const { folder } = options;
  const page = path.join(folder, 'index.html');
  await rm(path.join(folder, 'pictures'), { recursive: true, force: true });
  for (const mail of result.mails) await writeWholeFiles(filesOf(mail, folder));
  await writeWholeFiles(
    new Map([
      [page, reportPage(result, options)],
      [path.join(folder, '.gitignore'), '*\n'],
    ]),
  );
  return page;
}

/** The files of a mail next to the page: `pictures/invoice/nl/plain.phone-light.before.png`. */
function filesOf({ id, comparison }: MailResult, folder: string): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  if (comparison === undefined || comparison.status === 'same') return files;
  const name = (ending: string): string => path.join(folder, 'pictures', `${mailName(id)}.${ending}`);
  if (comparison.approved !== undefined) files.set(name('before.html'), comparison.approved.html);
  files.set(name('after.html'), comparison.current.html);
  for (const picture of comparison.pictures) {
    files.set(name(`${picture.name}.after.png`), picture.after);
    if (picture.status !== 'changed') continue;
    files.set(name(`${picture.name}.before.png`), picture.before);
    files.set(name(`${picture.name}.difference.png`), picture.difference);
  }
  return files;
}
