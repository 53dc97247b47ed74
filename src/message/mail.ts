import type { Warning } from '../errors.ts';

/** A mail, ready to be spread into Nodemailer's `sendMail`. */
export interface Mail {
  readonly subject: string;
  /** The line that an inbox shows after the subject; empty where the template has none. */
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  /** What went another way than the template's author may expect: a button left out, a colour replaced. */
  readonly warnings: readonly Warning[];
}

/** A part beside the text, in Nodemailer's terms. */
export interface MailAttachment {
  readonly filename: string;
  readonly content: Uint8Array;
  readonly contentType: string;
  /** Content-ID of an inline image, without angle brackets. */
  readonly cid?: string;
}
