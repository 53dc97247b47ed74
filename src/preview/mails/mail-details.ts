import { recipientOf, senderOf } from '../../message/eml-addresses.ts';
import { renderEml } from '../../sending/render-eml.ts';
import type { MailDetails } from '../preview-api.ts';
import type { ReadFieldUses } from './field-uses.ts';
import { findWebImages } from './find-web-images.ts';
import { readMessageParts } from './read-message-parts.ts';
import type { PreviewedMail } from './render-mail.ts';

/** Everything that the page shows about a mail, taken from the message as it would be sent. */
export function buildDetails(rendered: PreviewedMail, now: Date, readFieldUses: ReadFieldUses): MailDetails {
  const { mail, template, data } = rendered;
  const message = renderEml(template, data, now);
  const { headers, tree } = readMessageParts(message);
  const styles = mail.html.match(/<style\b[^>]*>[\s\S]*?<\/style>/gi) ?? [];
  return {
    subject: mail.subject,
    preheader: mail.preheader,
    from: senderOf(data),
    to: recipientOf(data),
    date: now.toISOString(),
    html: mail.html,
    text: mail.text,
    headers,
    mime: tree,
    sizes: {
      html: Buffer.byteLength(mail.html),
      text: Buffer.byteLength(mail.text),
      style: styles.reduce(
        (sum, style) => sum + Buffer.byteLength(style.replace(/^<[^>]*>|<\/style>$/gi, '')),
        0,
      ),
      message: message.length,
    },
    fields: readFieldUses(template, data, now),
    webImages: findWebImages(mail.html),
    warnings: [...template.warnings, ...mail.warnings],
  };
}
