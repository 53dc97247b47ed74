import { createHash } from 'node:crypto';
import type { Mail } from '../../message/mail.ts';
import type { Template } from '../../template/template.ts';

/** A mail with all that it came of. */
export interface RenderedMail {
  /** The same for the same HTML and images. */
  readonly id: string;
  readonly template: Template;
  readonly data: unknown;
  readonly mail: Mail;
  /** The HTML with the inline images inside. */
  readonly html: string;
}

/** @throws DataError */
export function renderMail(template: Template, data: unknown, now: Date): RenderedMail {
  const mail = template.render(data, { now });
  const html = embedImages(mail);
  return { id: renderingId(html), template, data, mail, html };
}

export function renderingId(html: string): string {
  return createHash('sha256').update(html).digest('base64url').slice(0, 22);
}

/** `cid:logo` becomes a data: URL, for a frame has no message to take it from. */
function embedImages({ html, attachments }: Mail): string {
  const urls = new Map<string, string>();
  for (const { cid, contentType, content } of attachments)
    if (cid !== undefined)
      urls.set(cid, `data:${contentType};base64,${Buffer.from(content).toString('base64')}`);
  return html.replace(
    /(?<=["'(])cid:([^"'()\s<>]+)(?=["')])/g,
    (whole, cid: string) => urls.get(cid) ?? whole,
  );
}
