import type { Mail } from './mail.ts';

/**
 * The HTML of a mail with its inline images inside, so that it opens in a browser: `cid:logo` becomes
 * `data:image/png;base64,…#cid=logo`. The Content-ID stays as the fragment, which a browser passes over, so that two
 * mails are the same exactly where these are.
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
