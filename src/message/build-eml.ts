import { createHash } from 'node:crypto';
import type { Mail } from './mail.ts';

export interface EmlOptions {
  readonly from: EmlAddress;
  readonly to: EmlAddress;
  readonly date: Date;
  /** `key@domain`, without angle brackets. */
  readonly messageId: string;
  /** A BCP 47 tag: `nl-BE`. */
  readonly language: string;
}

export interface EmlAddress {
  readonly name: string;
  readonly address: string;
}

/**
 * Builds the bytes of an `.eml` file, to open a mail in a mail program. The same mail and options give the same bytes.
 * The addresses must have been checked: no line breaks, one address each.
 */
export async function buildEml(mail: Mail, options: EmlOptions): Promise<Uint8Array> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const { from, to, date, messageId, language } = options;
  const composer = new MailComposer({
    from,
    to,
    date,
    messageId: `<${messageId}>`,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map((attachment) => ({
      ...attachment,
      content: Buffer.from(attachment.content),
    })),
    headers: { 'Content-Language': language },
    encoding: 'quoted-printable',
    baseBoundary: createHash('sha256').update(messageId).update(mail.html).digest('hex').slice(0, 16),
    // Nodemailer leaves bare line feeds in the message otherwise.
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
