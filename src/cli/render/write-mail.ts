import path from 'node:path';
import type { Mail } from '../../message/mail.ts';
import { fileEnding, formatMail, type MailFormat, type MailOrigin } from './mail-formats.ts';
import { writeWholeFile } from './write-file.ts';

/** Writes a mail into `<folder>/<template>/<locale>/<name>.*`, after every format is built. @returns the files */
export async function writeMail(
  mail: Mail,
  origin: MailOrigin,
  folder: string,
  formats: readonly MailFormat[],
): Promise<string[]> {
  const contents = new Map<string, string | Uint8Array>();
  for (const format of formats) {
    const file = path.join(folder, origin.template, origin.locale, `${origin.name}.${fileEnding(format)}`);
    contents.set(file, formatMail(mail, format, origin));
  }
  for (const [file, content] of contents) await writeWholeFile(file, content);
  return [...contents.keys()];
}
