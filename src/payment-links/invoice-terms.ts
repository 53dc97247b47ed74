import { FacteurError } from '../errors.ts';
import type { PaymentReference } from '../fields/references/payment-reference.ts';

/** The languages of payment pages. */
export const pageLanguages = ['nl', 'fr', 'de', 'en'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** The data of an invoice that a payment link keeps. Of the customer, it has only the language. */
export interface LinkDetails {
  /** Legal name of the account holder. */
  readonly creditor: string;
  /** The name that customers know, if it is different. */
  readonly tradeName?: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly reference: PaymentReference;
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string;
  readonly language: PageLanguage;
  readonly enterpriseNumber: string;
  readonly phone?: string;
  readonly email?: string;
}

/** What one invoice asks the customer to pay. */
export interface InvoiceTerms {
  /** The enterprise number of the company: only digits and capitals. */
  readonly company: string;
  /** The invoice number. */
  readonly invoice: string;
  /** In cents, from 1. */
  readonly cents: number;
  readonly details: LinkDetails;
}

/** Why an invoice has no payment link. */
export type NothingToPay = 'paid' | 'credited' | 'cancelled' | 'nothing-due';

const reasons: Readonly<Record<NothingToPay, string>> = {
  paid: 'it is paid',
  credited: 'it is credited, or a credit note',
  cancelled: 'it is cancelled',
  'nothing-due': 'there is no amount due',
};

export function nothingToPay(invoice: string, why: NothingToPay): FacteurError {
  return new FacteurError('nothing-to-pay', `Invoice ${invoice} gets no payment link: ${reasons[why]}.`);
}

/** Whether two terms have the same amount, account and reference. */
export function sameTerms(
  one: Pick<InvoiceTerms, 'cents' | 'details'>,
  other: Pick<InvoiceTerms, 'cents' | 'details'>,
): boolean {
  return (
    one.cents === other.cents &&
    one.details.iban === other.details.iban &&
    one.details.reference.value === other.details.reference.value
  );
}
