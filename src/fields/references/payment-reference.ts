import {
  checkCreditorReference,
  formatCreditorReference,
  parseCreditorReference,
} from './creditor-reference.ts';
import { checkOgm, formatOgm, parseOgm } from './ogm.ts';

/** The reference of a bank transfer: a Belgian structured communication, an ISO 11649 reference, or free text. */
export interface PaymentReference {
  readonly kind: 'ogm' | 'rf' | 'text';
  /** Unformatted: twelve digits, `RF…` without spaces, or the text. */
  readonly value: string;
}

/** Reads a payment reference. If it looks structured, it must be valid. @throws FacteurError `invalid-reference` */
export function readPaymentReference(text: string): PaymentReference {
  const kind = kindOf(text);
  if (kind === 'ogm') return { kind, value: parseOgm(text) };
  if (kind === 'rf') return { kind, value: parseCreditorReference(text) };
  return { kind, value: text };
}

/** Describes what is wrong with a payment reference. @returns undefined for a valid one */
export function checkPaymentReference(text: string): string | undefined {
  const kind = kindOf(text);
  if (kind === 'ogm') return checkOgm(text);
  if (kind === 'rf') return checkCreditorReference(text);
  return text.length <= 140 ? undefined : `it has ${text.length} characters; the limit is 140`;
}

/** Formats a payment reference for people. */
export function formatPaymentReference(reference: PaymentReference): string {
  if (reference.kind === 'ogm') return formatOgm(reference.value);
  return reference.kind === 'rf' ? formatCreditorReference(reference.value) : reference.value;
}

/** Twelve digits, or anything that starts with `+++` or `***`, is meant as a structured communication. */
function kindOf(text: string): PaymentReference['kind'] {
  if (/^\s*(\+{3}|\*{3})/.test(text) || /^\s*\d{3}[\s/.]*\d{4}[\s/.]*\d{5}\s*$/.test(text)) return 'ogm';
  return /^\s*RF\s?\d\d/i.test(text) ? 'rf' : 'text';
}
