import path from 'node:path';
import { FacteurError } from '../errors.ts';
import type { MailId } from './mail-id.ts';

/** The pictures of a mail: how wide the window is, and which colours the reader prefers. */
export const pictureNames = ['phone-light', 'phone-dark', 'desktop-light', 'desktop-dark'] as const;

export type PictureName = (typeof pictureNames)[number];

/** The endings of the files of a mail, after `<snapshots>/<template>/<locale>/<sample>`. */
export const mailEndings = { html: '.html', text: '.txt', subject: '.subject.txt' } as const;

/** Where the snapshot of a mail stands. @throws FacteurError `invalid-option` for a name that leads elsewhere */
export function snapshotFile(folder: string, id: MailId, ending: string): string {
  for (const name of [id.template, id.locale, id.sample]) {
    if (/^\.{0,2}$|[/\\\0]/.test(name))
      throw new FacteurError('invalid-option', `${JSON.stringify(name)} cannot be the name of a snapshot.`);
  }
  return path.join(folder, id.template, id.locale, `${id.sample}${ending}`);
}

export function pictureFile(folder: string, id: MailId, picture: PictureName): string {
  return snapshotFile(folder, id, `.${picture}.png`);
}
