import type { MailId } from './mail-id.ts';
import { mailEndings, type PictureName, pictureFile, snapshotFile } from './snapshot-files.ts';
import type { SnapshotMail } from './snapshot-mail.ts';
import { writeWholeFiles } from './write-whole-files.ts';

/**
 * Writes a mail and its pictures as the approved ones: all files or none.
 * @returns the files that changed
 * @throws FacteurError `file-not-writable`; the files are not changed then
 */
export async function writeSnapshot(
  folder: string,
  id: MailId,
  mail: SnapshotMail | undefined,
  pictures: ReadonlyMap<PictureName, Uint8Array> = new Map(),
): Promise<string[]> {
  const files = new Map<string, string | Uint8Array>();
  if (mail !== undefined) {
    files.set(snapshotFile(folder, id, mailEndings.html), mail.html);
    files.set(snapshotFile(folder, id, mailEndings.text), mail.text);
    files.set(snapshotFile(folder, id, mailEndings.subject), `${mail.subject}\n`);
  }
  for (const [name, png] of pictures) files.set(pictureFile(folder, id, name), png);
  return writeWholeFiles(files);
}
