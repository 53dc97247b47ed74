import type { MinorUnits } from './formats/money.ts';

/** Why an invoice has no payment button. */
export type NotPayable = 'paid' | 'credited' | 'cancelled' | 'nothing-due' | 'no-url' | 'expired';

/** Whether one invoice can be paid, for its button and its link. */
export interface PaymentState {
  readonly status: string;
  readonly amountDue: MinorUnits | undefined;
  /** The payment URL, if the invoice can be paid. */
  readonly url: string | undefined;
  /** Undefined if the invoice can be paid. */
  readonly notPayable: NotPayable | undefined;
}

/** Decides whether an invoice can be paid. An invoice without balance and total counts as unpaid. */
export function readPaymentState(invoice: {
  readonly status: string | undefined;
  readonly amountDue: MinorUnits | undefined;
  readonly url: string | undefined;
  /** Milliseconds since 1970. From this instant on, the link has expired. */
  readonly expiresAt: number | undefined;
  readonly now: number;
}): PaymentState {
  const status = invoice.status ?? 'open';
  const notPayable = whyNotPayable(status, invoice);
  return {
    status,
    amountDue: invoice.amountDue,
    notPayable,
    url: notPayable === undefined ? invoice.url : undefined,
  };
}

function whyNotPayable(
  status: string,
  invoice: Parameters<typeof readPaymentState>[0],
): NotPayable | undefined {
  if (status === 'paid' || status === 'credited' || status === 'cancelled') return status;
  if (invoice.amountDue !== undefined && invoice.amountDue <= 0) return 'nothing-due';
  if (invoice.url === undefined) return 'no-url';
  if (invoice.expiresAt !== undefined && invoice.now >= invoice.expiresAt) return 'expired';
  return undefined;
}

/** Why there is no button, in words for a warning. */
export const notPayableMessages: Readonly<Record<NotPayable, string>> = {
  paid: 'the invoice is paid',
  credited: 'the invoice is credited',
  cancelled: 'the invoice is cancelled',
  'nothing-due': 'there is nothing to pay',
  'no-url': 'the data has no paymentUrl',
  expired: 'the payment link has expired (paymentUrlExpiresAt)',
};
