import { createHash } from 'node:crypto';
import { embedImages } from '../../message/embed-images.ts';
import type { Mail } from '../../message/mail.ts';
import type { Template } from '../../render/template.ts';

/** A mail with everything that it was rendered from. */
export interface PreviewedMail {
  /** Equal for equal HTML and images. */
  readonly id: string;
  readonly template: Template;
  readonly data: unknown;
  readonly mail: Mail;
  /** The HTML including its inline images. */
  readonly html: string;
}

/** @throws DataError */
export function renderMail(template: Template, data: unknown, now: Date): PreviewedMail {
  const mail = template.render(data, { now });
  const html = embedImages(mail);
  return { id: renderingId(html), template, data, mail, html };
}

export function renderingId(html: string): string {
  return createHash('sha256').update(html).digest('base64url').slice(0, 22);
}
