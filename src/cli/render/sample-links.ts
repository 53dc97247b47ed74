import { isObject, own, type PlainObject } from '../../fields/read/plain-object.ts';
import type { PaymentLinks } from '../../payment-links/open-payment-links.ts';

/** Gives samples payment links that work. */
export interface SampleLinks {
  /** Returns the data with new links for each invoice whose link in the sample is still valid. */
  attach(data: unknown, now: Date): Promise<unknown>;
  close(): Promise<void>;
}

/** The largest amount of a payment link, in cents: the limit of a SEPA transfer. */
const mostCents = 99_999_999_999;

/**
 * Opens a store for the links of samples. A sample of an expired link, or of an amount that no transfer can have, keeps
 * its own.
 */
export async function openSampleLinks(store: string, baseUrl: string): Promise<SampleLinks> {
  const { openPaymentLinks } = await import('../../payment-links/open-payment-links.ts');
  const links = await openPaymentLinks({ store, baseUrl });
  return {
    attach: async (data, now) => (isObject(data) ? attachWhereLive(data, now, links) : data),
    close: () => links.close(),
  };
}

async function attachWhereLive(data: PlainObject, now: Date, links: PaymentLinks): Promise<PlainObject> {
  const attachOne = async (invoice: unknown): Promise<unknown> => {
    if (!isObject(invoice) || !isLive(invoice, now)) return invoice;
    // One invoice at a time: a grouped reminder is attached as a whole, and some of its invoices keep what they have.
    const { reminder: _, ...rest } = data;
    const attached = (await links.attach({ ...rest, invoice })) as { readonly invoice: unknown };
    return attached.invoice;
  };
  const reminder = own(data, 'reminder');
  const invoices = own(reminder, 'invoices');
  if (!Array.isArray(invoices)) return { ...data, invoice: await attachOne(own(data, 'invoice')) };
  const attached: unknown[] = [];
  for (const invoice of invoices) attached.push(await attachOne(invoice));
  return { ...data, reminder: { ...(reminder as PlainObject), invoices: attached } };
}

function isLive(invoice: PlainObject, now: Date): boolean {
  const expiresAt = own(invoice, 'paymentUrlExpiresAt');
  const amounts = [own(invoice, 'balance'), own(invoice, 'total')].filter((amount) => amount !== undefined);
  const isAffordable = amounts.every((amount) => Number(amount) > 0 && Number(amount) * 100 <= mostCents);
  const isExpired = typeof expiresAt === 'string' && Date.parse(expiresAt) <= now.getTime();
  const isEnded = ['paid', 'credited', 'cancelled'].includes(String(own(invoice, 'status')));
  return typeof own(invoice, 'paymentUrl') === 'string' && isAffordable && !isExpired && !isEnded;
}
