import type { Mail } from '../message/mail.ts';

/** A mail as a snapshot keeps it. */
export interface SnapshotMail {
  readonly subject: string;
  /** The mail's HTML with its inline images inside, so that it opens in a browser. */
  readonly html: string;
  readonly text: string;
}

/**
 * Puts the inline images of a mail into its HTML: `cid:logo` becomes `data:image/png;base64,…#cid=logo`. The Content-ID
 * stays as the fragment, which a browser passes over, so that two mails are the same exactly where their snapshots are.
 */
export function toSnapshotMail(mail: Pick<Mail, 'subject' | 'html' | 'text' | 'attachments'>): SnapshotMail {
  const urls = new Map<string, string>();
  for (const { cid, contentType, content } of mail.attachments) {
    if (cid === undefined) continue;
    const data = Buffer.from(content).toString('base64');
    urls.set(cid, `data:${contentType};base64,${data}#cid=${encodeURIComponent(cid)}`);
  }
  const html = mail.html.replace(contentIds, (whole, cid: string) => urls.get(cid) ?? whole);
  return { subject: mail.subject, html, text: mail.text };
}

/** What stands in an attribute or in `url()`; a cid of no image stays as it is. */
const contentIds = /(?<=["'(])cid:([^"'()\s<>]+)(?=["')])/g;
