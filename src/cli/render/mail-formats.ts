import { buildEml } from '../../message/build-eml.ts';
import { recipientOf, senderOf } from '../../message/eml-addresses.ts';
import type { Mail } from '../../message/mail.ts';

/** The formats that a mail can be written in; each is also the ending of its files, `text` being `.txt`. */
export const mailFormats = ['html', 'text', 'eml', 'json'] as const;

export type MailFormat = (typeof mailFormats)[number];

/** Where a mail comes from, for the parts of a message that a mail has not. */
export interface MailOrigin {
  readonly template: string;
  readonly locale: string;
  /** The name of the sample or data file, without its ending. */
  readonly name: string;
  readonly data: unknown;
  readonly date: Date;
}

/** A mail as the content of a file. */
export async function formatMail(
  mail: Mail,
  format: MailFormat,
  origin: MailOrigin,
): Promise<string | Uint8Array> {
  if (format === 'html') return mail.html;
  if (format === 'text') return mail.text;
  if (format === 'json') return `${JSON.stringify(toPlainData(mail), undefined, 2)}\n`;
  const from = senderOf(origin.data);
  const key = [origin.template, origin.locale, origin.name].map((part) =>
    part.replace(/[^A-Za-z0-9-]+/g, '-'),
  );
  return buildEml(mail, {
    from,
    to: recipientOf(origin.data),
    date: origin.date,
    messageId: `${key.join('.')}@${from.address.split('@')[1]}`,
    language: origin.locale,
  });
}

/** The ending of a format's files. */
export function fileEnding(format: MailFormat): string {
  return format === 'text' ? 'txt' : format;
}

/** JSON has no bytes: attachments are base64. */
function toPlainData(mail: Mail): unknown {
  const attachments = mail.attachments.map((attachment) => ({
    ...attachment,
    content: Buffer.from(attachment.content).toString('base64'),
    encoding: 'base64',
  }));
  return { ...mail, attachments };
}
