import type { Warning } from '../errors.ts';

/** A rendered mail. You can spread it into Nodemailer's `sendMail`. */
export interface Mail {
  readonly subject: string;
  /** The line that an inbox shows after the subject; may be empty. */
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  /** What the author of the template may not expect, such as a button left out or a colour replaced. */
  readonly warnings: readonly Warning[];
}

/** An attachment or inline image, in the form of Nodemailer. */
export interface MailAttachment {
  readonly filename: string;
  readonly content: Uint8Array;
  readonly contentType: string;
  /** Content-ID of an inline image, without angle brackets. */
  readonly cid?: string;
}
