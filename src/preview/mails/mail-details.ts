import { recipientOf, senderOf } from '../../message/eml-addresses.ts';
import { renderEml } from '../../sending/render-eml.ts';
import type { MailDetails } from '../preview-api.ts';
import type { ReadFieldUses } from './field-uses.ts';
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

/** The images of a mail that are on the web: in `src`, as a background or in a style. Images in the message are not included. */
export function findWebImages(html: string): readonly string[] {
  const found = [...html.matchAll(places)].flatMap(([, ...groups]) => groups.filter(Boolean));
  return [...new Set(found.map((url) => url.replaceAll('&amp;', '&')))];
}

/** `@import` and `@font-face` do not load images. */
const places =
  /(?:<(?:img|v:fill|v:image)\b[^>]*?\ssrc|\sbackground)\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+)|(?<!@import\s*|\bsrc\s*:[^;}]*)url\(\s*(?:["']|&quot;|&#39;)?((?:https?:)?\/\/(?:(?!&quot;|&#39;)[^"')\s])+)/gi;
