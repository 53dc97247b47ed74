import { embedImages } from '../message/embed-images.ts';
import type { Mail } from '../message/mail.ts';

/** A mail as stored in a snapshot. */
export interface SnapshotMail {
  readonly subject: string;
  /** The HTML with its inline images embedded, so that it opens in a browser. */
  readonly html: string;
  readonly text: string;
}

/** Embeds the inline images of a mail in its HTML: `cid:logo` becomes `data:image/png;base64,…#cid=logo`. */
export function toSnapshotMail(mail: Pick<Mail, 'subject' | 'html' | 'text' | 'attachments'>): SnapshotMail {
  return { subject: mail.subject, html: embedImages(mail), text: mail.text };
}
