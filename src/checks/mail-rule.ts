import type { Document, Element } from '../mail-html/document-tree.ts';
import type { Mail } from '../message/mail.ts';
import type { Severity } from './finding.ts';
import type { MailStyles } from './styles/compute-styles.ts';

/** What mail rules check: the mail, and what is known about its origin. */
export interface MailUnderCheck {
  readonly mail: CheckedMail;
  /** The language of the mail, as a BCP 47 tag. */
  readonly locale: string;
  /** `mail.html`, parsed once. */
  readonly document: Document;
  /** The computed CSS of `document`, as in a browser. */
  readonly styles: MailStyles;
  /** The invoice data that the mail was rendered with. */
  readonly data?: unknown;
  /** The sender of the mail. */
  readonly from?: string;
  /** When the mail is sent. */
  readonly now: Date;
  /** The time zone of calendar dates. */
  readonly timeZone: string;
  /** Mail clients to check for, by their caniemail names: `gmail.*`. Undefined for the default list of the rule. */
  readonly clients?: readonly string[];
}

/** The parts of a mail that are checked. */
export type CheckedMail = Pick<Mail, 'subject' | 'preheader' | 'html' | 'text'> &
  Partial<Pick<Mail, 'attachments'>>;

/** A rule that checks one rendered mail. */
export interface MailRule {
  /** `<group>/<rule>`: `inbox/preheader-missing`. */
  readonly name: string;
  readonly severity: Severity;
  check(input: MailUnderCheck): readonly Found[] | Promise<readonly Found[]>;
  /** A message if the rule cannot run on this machine: why, and what to install. */
  unchecked?(): string | undefined;
}

/** What a rule found, before its place in the source is known. */
export interface Found {
  /** The same for every mail with the same mistake, because equal findings are joined. */
  readonly message: string;
  readonly fix: string;
  /** The element of `document` with the problem; leads to its place in the source. */
  readonly element?: Element;
  /** Words of the mail or its CSS, if the problem is in no element, or in a `<style>`. */
  readonly words?: string;
  /** For a rule that also finds lesser problems. @default the severity of the rule */
  readonly severity?: Severity;
}
