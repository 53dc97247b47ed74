import type { Document, Element } from '../mail-html/document-tree.ts';
import type { Mail } from '../message/mail.ts';
import type { Severity } from './finding.ts';
import type { MailStyles } from './styles/compute-styles.ts';

/** What the rules of a mail look at: the mail, and what is known of where it comes from. */
export interface MailUnderCheck {
  readonly mail: CheckedMail;
  /** The BCP 47 tag that the mail is written in. */
  readonly locale: string;
  /** `mail.html`, parsed once. */
  readonly document: Document;
  /** What browsers make of the CSS of `document`. */
  readonly styles: MailStyles;
  /** The invoice data that the mail was rendered with. */
  readonly data?: unknown;
  /** The address that the mail comes from. */
  readonly from?: string;
  /** When the mail goes out. */
  readonly now: Date;
  /** Where instants become calendar dates. */
  readonly timeZone: string;
  /** Mail clients that the mail is for, as caniemail names them: `gmail.*`; undefined for the rule's own list. */
  readonly clients?: readonly string[];
}

/** The parts of a mail that are looked at. */
export type CheckedMail = Pick<Mail, 'subject' | 'preheader' | 'html' | 'text'> &
  Partial<Pick<Mail, 'attachments'>>;

/** A rule over one rendered mail. */
export interface MailRule {
  /** `<group>/<rule>`: `inbox/preheader-missing`. */
  readonly name: string;
  readonly severity: Severity;
  check(input: MailUnderCheck): readonly Found[] | Promise<readonly Found[]>;
  /** What is not checked on this machine, why, and what to install; undefined where it is. */
  unchecked?(): string | undefined;
}

/** What a rule found, before it has its place in the source. */
export interface Found {
  /** The same for every mail that has the same mistake: findings of samples and languages are joined by it. */
  readonly message: string;
  readonly fix: string;
  /** The element of `document` that it is about, from which its place in the source is found. */
  readonly element?: Element;
  /** Words as they stand in the mail or in its CSS, where it is about no element, or about a `<style>`. */
  readonly words?: string;
  /** Where one rule finds lesser things too. @default the severity of the rule */
  readonly severity?: Severity;
}
