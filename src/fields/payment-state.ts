import type { MinorUnits } from './formats/money.ts';

/** Why an invoice gets no payment button. */
export type NotPayable = 'paid' | 'credited' | 'cancelled' | 'nothing-due' | 'no-url' | 'expired';

/** What the button and the link of one invoice follow. */
export interface PaymentState {
  readonly status: string;
  readonly amountDue: MinorUnits | undefined;
  /** The payment URL, only while it can be used. */
  readonly url: string | undefined;
  /** Undefined when the invoice can be paid. */
  readonly notPayable: NotPayable | undefined;
}

/** Decides whether an invoice can be paid. An unknown amount (neither balance nor total) counts as due. */
export function readPaymentState(invoice: {
  readonly status: string | undefined;
  readonly amountDue: MinorUnits | undefined;
  readonly url: string | undefined;
  /** Milliseconds since 1970. The link is dead from this instant on. */
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

/** Says for people why there is no button. */
export const notPayableMessages: Readonly<Record<NotPayable, string>> = {
  paid: 'the invoice is paid',
  credited: 'the invoice is credited',
  cancelled: 'the invoice is cancelled',
  'nothing-due': 'there is nothing to pay',
  'no-url': 'the data has no paymentUrl',
  expired: 'the payment link has expired (paymentUrlExpiresAt)',
};
