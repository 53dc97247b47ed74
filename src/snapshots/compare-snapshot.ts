import { readFile } from 'node:fs/promises';
import { FacteurError } from '../errors.ts';
import type { Mail } from '../message/mail.ts';
import { compareMails } from './compare/compare-mails.ts';
import type { Difference } from './compare/difference.ts';
import { keepPictures } from './keep-pictures.ts';
import type { MailId } from './mail-id.ts';
import { comparePicture, type PictureComparison } from './pictures/compare-picture.ts';
import type { PictureBrowser } from './pictures/open-picture-browser.ts';
import { readSnapshot } from './read-snapshot.ts';
import { type PictureName, pictureFile } from './snapshot-files.ts';
import { type SnapshotMail, toSnapshotMail } from './snapshot-mail.ts';
import { writeSnapshot } from './write-snapshot.ts';

/** A picture that differs from the approved one. */
type PictureDifference = { readonly name: PictureName } & Exclude<PictureComparison, { status: 'same' }>;

/** How a mail compares with its snapshot. */
export interface SnapshotComparison {
  readonly status: 'same' | 'changed' | 'missing';
  /** Differences in subject, HTML and text; empty for a mail without a snapshot. */
  readonly differences: readonly Difference[];
  readonly pictures: readonly PictureDifference[];
  /** Why there are no pictures, if they were requested. */
  readonly pictureProblem?: string;
  /** Undefined if there is no readable snapshot. */
  readonly approved: SnapshotMail | undefined;
  readonly current: SnapshotMail;
}

/** Compares a mail with its snapshot, including pictures if there is a browser. A damaged snapshot is a difference. */
export async function compareSnapshot(
  folder: string,
  id: MailId,
  mail: Mail,
  browser?: PictureBrowser,
): Promise<SnapshotComparison> {
  const { approved, damage } = await readApproved(folder, id);
  const rendered = toSnapshotMail(mail);
  const current =
    approved === undefined
      ? rendered
      : { ...rendered, html: await keepPictures(rendered.html, approved.html) };
  const differences = approved === undefined ? damage : await compareMails(approved, current);
  const { pictures, pictureProblem } = await comparePictures(folder, id, current.html, browser);
  const isMissing = approved === undefined && damage.length === 0;
  const isSame = !isMissing && differences.length === 0 && pictures.length === 0;
  return {
    status: isMissing ? 'missing' : isSame ? 'same' : 'changed',
    differences,
    pictures,
    ...(pictureProblem === undefined ? {} : { pictureProblem }),
    approved,
    current,
  };
}

/** Accepts the compared mail. @returns the files that changed @throws FacteurError `file-not-writable` */
export async function acceptSnapshot(
  folder: string,
  id: MailId,
  { current, pictures }: SnapshotComparison,
): Promise<string[]> {
  return writeSnapshot(folder, id, current, new Map(pictures.map(({ name, after }) => [name, after])));
}

async function readApproved(
  folder: string,
  id: MailId,
): Promise<{ approved: SnapshotMail | undefined; damage: readonly Difference[] }> {
  try {
    return { approved: await readSnapshot(folder, id), damage: [] };
  } catch (error) {
    if (!(error instanceof FacteurError) || error.code !== 'snapshot-damaged') throw error;
    return { approved: undefined, damage: [{ part: 'file', words: error.message }] };
  }
}

async function comparePictures(
  folder: string,
  id: MailId,
  html: string,
  browser: PictureBrowser | undefined,
): Promise<{ pictures: PictureDifference[]; pictureProblem?: string }> {
  if (browser === undefined) return { pictures: [] };
  const pictures: PictureDifference[] = [];
  try {
    for (const [name, screenshot] of await browser.take(html)) {
      const comparison = await comparePicture(await readPicture(pictureFile(folder, id, name)), screenshot);
      if (comparison.status !== 'same') pictures.push({ name, ...comparison });
    }
    return { pictures };
  } catch (error) {
    if (!(error instanceof FacteurError)) throw error;
    return { pictures: [], pictureProblem: error.message };
  }
}

/** An unreadable picture counts as damaged, not as missing. */
async function readPicture(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? undefined : Buffer.alloc(0),
  );
}
