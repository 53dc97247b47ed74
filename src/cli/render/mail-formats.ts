import { embedImages } from '../../message/embed-images.ts';
import type { Mail } from '../../message/mail.ts';

/** The formats that a mail can be written in. Each is also its file extension, except that `text` is `.txt`. */
export const mailFormats = ['html', 'text', 'eml', 'json'] as const;

export type MailFormat = (typeof mailFormats)[number];

/** Where a mail comes from, which names its files, and the message that is sent. */
export interface MailOrigin {
  readonly template: string;
  readonly locale: string;
  /** The name of the sample or data file, without its ending. */
  readonly name: string;
  /** The bytes of the message, built on demand. */
  readonly message: () => Uint8Array;
}

/** A mail as the content of a file. */
export function formatMail(mail: Mail, format: MailFormat, origin: MailOrigin): string | Uint8Array {
  switch (format) {
    // A browser does not load `cid:` images.
    case 'html':
      return embedImages(mail);
    case 'text':
      return mail.text;
    case 'eml':
      return origin.message();
    case 'json':
      return `${JSON.stringify(toPlainData(mail), undefined, 2)}\n`;
  }
}

/** The file extension of a format. */
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
