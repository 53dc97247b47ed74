import type { Mail } from './mail.ts';

/**
 * Embeds the inline images of a mail in its HTML, so that it opens in a browser: `cid:logo` becomes
 * `data:image/png;base64,…#cid=logo`. The Content-ID is kept as the fragment, which browsers ignore, so that a changed
 * Content-ID is still a difference between two mails.
 */
export function embedImages({ html, attachments }: Pick<Mail, 'html' | 'attachments'>): string {
  const urls = new Map<string, string>();
  for (const { cid, contentType, content } of attachments) {
    if (cid === undefined) continue;
    const data = Buffer.from(content).toString('base64');
    urls.set(cid, `data:${contentType};base64,${data}#cid=${encodeURIComponent(cid)}`);
  }
  return html.replace(contentIds, (whole, cid: string) => urls.get(cid) ?? whole);
}

/** A Content-ID in an attribute or in `url()`. One without an image is left unchanged. */
const contentIds = /(?<=["'(])cid:([^"'()\s<>]+)(?=["')])/g;
