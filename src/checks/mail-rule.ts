import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Mail } from '../message/mail.ts';
import type { Severity } from './finding.ts';

export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;

/** What the rules of a mail look at: the mail, and what is known of where it comes from. */
export interface MailUnderCheck {
  readonly mail: Pick<Mail, 'subject' | 'preheader' | 'html' | 'text' | 'attachments'>;
  /** The BCP 47 tag that the mail is written in. */
  readonly locale: string;
  /** `mail.html`, parsed once, with source locations. */
  readonly document: Document;
  /** The invoice data that the mail was rendered with. */
  readonly data?: unknown;
  /** The address that the mail comes from. */
  readonly from?: string;
  /** When the mail goes out. */
  readonly now: Date;
}

/** A rule over one rendered mail. */
export interface MailRule {
  /** `<group>/<rule>`: `inbox/preheader-missing`. */
  readonly name: string;
  readonly severity: Severity;
  check(input: MailUnderCheck): readonly Found[] | Promise<readonly Found[]>;
}

/** What a rule found, before it has its place in the source. */
export interface Found {
  readonly message: string;
  readonly mend: string;
  /** The element that it is about, from which its place in the template's source is found. */
  readonly element?: Element;
  /** Words of the mail that it is about, where it is about no element. */
  readonly words?: string;
  /** Where one rule finds lesser things too. @default the severity of the rule */
  readonly severity?: Severity;
}
