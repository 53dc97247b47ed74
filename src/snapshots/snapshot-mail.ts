import { embedImages } from '../message/embed-images.ts';
import type { Mail } from '../message/mail.ts';

/** A mail as a snapshot keeps it. */
export interface SnapshotMail {
  readonly subject: string;
  /** The mail's HTML with its inline images inside, so that it opens in a browser. */
  readonly html: string;
  readonly text: string;
}

/** Puts the inline images of a mail into its HTML: `cid:logo` becomes `data:image/png;base64,…#cid=logo`. */
export function toSnapshotMail(mail: Pick<Mail, 'subject' | 'html' | 'text' | 'attachments'>): SnapshotMail {
  return { subject: mail.subject, html: embedImages(mail), text: mail.text };
}
