import path from 'node:path';
import { FacteurError } from '../errors.ts';
import type { MailId } from './mail-id.ts';

/** The pictures of a mail, by window width and colour scheme. */
export const pictureNames = ['phone-light', 'phone-dark', 'desktop-light', 'desktop-dark'] as const;

export type PictureName = (typeof pictureNames)[number];

/** The suffixes of the files of a mail, after `<snapshots>/<template>/<locale>/<sample>`. */
export const mailEndings = { html: '.html', text: '.txt', subject: '.subject.txt' } as const;

/** The path of the snapshot of a mail. @throws FacteurError `invalid-option` for a name that leads outside the folder */
export function snapshotFile(folder: string, id: MailId, ending: string): string {
  for (const name of [id.template, id.locale, id.sample]) {
    if (/^\.{0,2}$|[/\\\0]/.test(name))
      throw new FacteurError('invalid-option', `${JSON.stringify(name)} is not a valid snapshot name.`);
  }
  return path.join(folder, id.template, id.locale, `${id.sample}${ending}`);
}

export function pictureFile(folder: string, id: MailId, picture: PictureName): string {
  return snapshotFile(folder, id, `.${picture}.png`);
}
