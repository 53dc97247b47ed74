import { readFile } from 'node:fs/promises';
import { FacteurError } from '../errors.ts';
import type { MailId } from './mail-id.ts';
import { mailEndings, snapshotFile } from './snapshot-files.ts';
import type { SnapshotMail } from './snapshot-mail.ts';

/**
 * Reads the approved mail, or undefined if there is none.
 * @throws FacteurError `snapshot-damaged` if files are missing, unreadable or not UTF-8 text
 */
export async function readSnapshot(folder: string, id: MailId): Promise<SnapshotMail | undefined> {
  const files = Object.values(mailEndings).map((ending) => snapshotFile(folder, id, ending));
  const [html, text, subject] = await Promise.all(files.map(readText));
  if (html === undefined && text === undefined && subject === undefined) return undefined;
  const absent = files.filter((_, index) => [html, text, subject][index] === undefined);
  if (html === undefined || text === undefined || subject === undefined)
    throw damaged(absent.join(', '), 'it is missing, but other files of the mail exist');
  return { subject: subject.replace(/\n$/, ''), html, text };
}

async function readText(file: string): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw damaged(file, (cause as Error).message, cause);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw damaged(file, 'it is not UTF-8 text', cause);
  }
}

function damaged(file: string, why: string, cause?: unknown): FacteurError {
  return new FacteurError(
    'snapshot-damaged',
    `The snapshot ${file} cannot be used: ${why}. Restore it from version control, or accept the current mail.`,
    { cause },
  );
}
