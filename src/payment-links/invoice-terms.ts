import { FacteurError } from '../errors.ts';
import type { PaymentReference } from '../fields/references/payment-reference.ts';

/** Languages that a customer can be spoken to in. */
export const languages = ['nl', 'fr', 'de', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a payment link keeps of an invoice: what the payment page shows and a provider is told, and nothing of the customer but the language. */
export interface LinkDetails {
  /** Legal name of the account holder. */
  readonly creditor: string;
  /** The name that customers know, when it is another one. */
  readonly tradeName?: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly reference: PaymentReference;
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string;
  readonly language: Language;
  readonly enterpriseNumber: string;
  readonly phone?: string;
  readonly email?: string;
}

/** What one invoice asks for. */
export interface InvoiceTerms {
  /** The company's enterprise number: digits and capitals only. */
  readonly company: string;
  /** The invoice number. */
  readonly invoice: string;
  /** In cents, from 1. */
  readonly cents: number;
  readonly details: LinkDetails;
}

/** Why an invoice gets no payment link. */
export type NothingToPay = 'paid' | 'credited' | 'cancelled' | 'nothing-due';

const reasons: Readonly<Record<NothingToPay, string>> = {
  paid: 'it is paid',
  credited: 'it is credited, or a credit note',
  cancelled: 'it is cancelled',
  'nothing-due': 'the amount due is not more than zero',
};

export function nothingToPay(invoice: string, why: NothingToPay): FacteurError {
  return new FacteurError('nothing-to-pay', `Invoice ${invoice} gets no payment link: ${reasons[why]}.`);
}

/** Whether a link still asks for what the invoice says: the same amount, to the same account, with the same reference. */
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
