import { FacteurError } from '../errors.ts';
import { isObject, own, type PlainObject } from '../fields/read/plain-object.ts';
import { createLink } from './create-link.ts';
import type { LinkSettings } from './link-settings.ts';
import { type LinkStatus, toPaymentLink } from './payment-link.ts';
import { readInvoice } from './read-invoice.ts';
import { renewLink } from './renew-link.ts';
import type { StoredLink } from './stores/link-store.ts';

export interface AttachOptions {
  /** Replaces an expired or cancelled link with a new one instead of throwing. @default false */
  readonly renew?: boolean;
}

/**
 * Returns the data with the payment link of its invoice, and of each invoice of a grouped reminder. An invoice with
 * nothing to pay stays the same. The caller's object is not changed.
 * @throws FacteurError `link-expired`, `link-cancelled` or `link-paid`, so that customers never get a link that does not work
 */
export async function attachLinks<Data extends object>(
  settings: LinkSettings,
  data: Data,
  options: AttachOptions,
): Promise<Data> {
  const reminder = own(data, 'reminder');
  const invoices = own(reminder, 'invoices');
  const attached: Record<string, unknown> = Object.fromEntries(Object.entries(data));
  if (isObject(own(data, 'invoice')) || !Array.isArray(invoices))
    attached.invoice = await attachOne(settings, data, own(data, 'invoice'), options);
  if (isObject(reminder) && Array.isArray(invoices)) {
    const rows: unknown[] = [];
    for (const row of invoices) rows.push(await attachOne(settings, data, row, options));
    attached.reminder = { ...reminder, invoices: rows };
  }
  return attached as Data;
}

async function attachOne(
  settings: LinkSettings,
  data: object,
  invoice: unknown,
  options: AttachOptions,
): Promise<unknown> {
  const terms = readInvoice({ ...data, invoice });
  if ('nothing' in terms) return invoice;
  const link = await alive(settings, await createLink(settings, terms), options);
  const { url, expiresAt } = toPaymentLink(link, settings);
  return { ...(invoice as PlainObject), paymentUrl: url, paymentUrlExpiresAt: expiresAt };
}

async function alive(settings: LinkSettings, link: StoredLink, options: AttachOptions): Promise<StoredLink> {
  const { status, validUntil } = toPaymentLink(link, settings);
  if (status === 'open') return link;
  if (options.renew === true && (status === 'expired' || status === 'cancelled'))
    return await renewLink(settings, link);
  throw deadLink(link.invoice, status, validUntil);
}

function deadLink(invoice: string, status: LinkStatus, validUntil: string): FacteurError {
  if (status === 'paid') {
    const message = `The payment link of invoice ${invoice} is paid. Set the status of the invoice to "paid", or its balance to the amount still due.`;
    return new FacteurError('link-paid', message);
  }
  if (status === 'expired') {
    const message = `The payment link of invoice ${invoice} expired after ${validUntil}. Renew it, or attach with { renew: true }.`;
    return new FacteurError('link-expired', message);
  }
  const message = `The payment link of invoice ${invoice} is cancelled. Renew it, or attach with { renew: true }.`;
  return new FacteurError('link-cancelled', message);
}
