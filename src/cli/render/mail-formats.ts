import { embedImages } from '../../message/embed-images.ts';
import type { Mail } from '../../message/mail.ts';

/** The formats that a mail can be written in; each is also the ending of its files, `text` being `.txt`. */
export const mailFormats = ['html', 'text', 'eml', 'json'] as const;

export type MailFormat = (typeof mailFormats)[number];

/** Where a mail comes from: what its files are named after, and the message that it travels as. */
export interface MailOrigin {
  readonly template: string;
  readonly locale: string;
  /** The name of the sample or data file, without its ending. */
  readonly name: string;
  /** The bytes of the message, made when they are asked for. */
  readonly message: () => Uint8Array;
}

/** A mail as the content of a file. */
export function formatMail(mail: Mail, format: MailFormat, origin: MailOrigin): string | Uint8Array {
  switch (format) {
    // People open it in a browser, which knows no `cid:`.
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
