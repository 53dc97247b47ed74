import { type AttachOptions, attachLinks } from './attach-link.ts';
import { cancelLink } from './cancel-link.ts';
import { readCode } from './code.ts';
import { createLink } from './create-link.ts';
import { nothingToPay } from './invoice-terms.ts';
import type { LinkSettings } from './link-settings.ts';
import { linkNotFound, type PaymentLink, toPaymentLink } from './payment-link.ts';
import { type PaymentLinksOptions, readOptions } from './payment-links-options.ts';
import { readInvoice } from './read-invoice.ts';
import { refreshLink } from './refresh-link.ts';
import { renewLink } from './renew-link.ts';
import { type Resolution, resolveLink } from './resolve-link.ts';
import type { StoredLink } from './stores/link-store.ts';

/** The payment links of one store. Every method may throw FacteurError `store-unavailable`. */
export interface PaymentLinks {
  /**
   * Returns the link of an invoice, and creates it if there is none. There is never more than one per company, invoice
   * and revision.
   * @param data the same invoice data as for a template
   * @throws DataError for wrong data, FacteurError `nothing-to-pay`, and the errors of the provider
   */
  create(data: object): Promise<PaymentLink>;
  /** Finds a link by its code, also as people type it. @returns undefined for an unknown code */
  find(code: string): Promise<PaymentLink | undefined>;
  /**
   * Returns the data with `invoice.paymentUrl` and `invoice.paymentUrlExpiresAt`, ready to render, also for each invoice
   * in `reminder.invoices`. An invoice with nothing to pay stays the same.
   * @throws the errors of `create`, and FacteurError `link-expired`, `link-cancelled` or `link-paid`
   */
  attach<Data extends object>(data: Data, options?: AttachOptions): Promise<Data>;
  /** Replaces a link with a new one, valid from now. @throws FacteurError `link-not-found`, `link-paid` */
  renew(code: string): Promise<PaymentLink>;
  /** Cancels a link, also at the provider if it supports that. @throws FacteurError `link-not-found` */
  cancel(code: string): Promise<PaymentLink>;
  /** Marks a link as paid, for providers that do not report payments. @throws FacteurError `link-not-found` */
  markPaid(code: string): Promise<PaymentLink>;
  /** Updates a link with its status at the provider, if the provider reports one. @throws FacteurError `link-not-found` */
  refresh(code: string): Promise<PaymentLink>;
  /**
   * Lists links by expiry, the earliest first.
   * @param options.expiringWithin only open links that expire within this number of milliseconds
   * @param options.limit the maximum number of links. @default 1000
   */
  list(options?: {
    readonly expiringWithin?: number;
    readonly limit?: number;
  }): Promise<readonly PaymentLink[]>;
  /** Deletes invoices whose links all expired at least this number of milliseconds ago. @returns the number of deleted links */
  purge(olderThan: number): Promise<number>;
  /** Finds what a short URL leads to, for a redirect server. */
  resolve(code: string): Promise<Resolution>;
  /** Handles a webhook event: asks the provider for the status of each link in it. @returns the number of known links */
  receiveEvent(
    rawBody: Uint8Array,
    headers: Readonly<Record<string, string>>,
    company: string,
  ): Promise<number>;
  /** The URL that short URLs start with. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/**
 * Opens the payment links of a store.
 * @throws FacteurError `invalid-option`, `invalid-base-url`, `store-invalid`, `store-too-new`, `store-unavailable`,
 * `store-driver-missing`
 * @example
 * const links = await openPaymentLinks({ store: 'facteur.db', provider: bankTransfer(), baseUrl: 'https://pay.example.be' });
 * const mail = template.render(await links.attach(data));
 */
export async function openPaymentLinks(options: PaymentLinksOptions): Promise<PaymentLinks> {
  const settings = await readOptions(options);
  const { store, now } = settings;
  const shown = (link: StoredLink): PaymentLink => toPaymentLink(link, settings);
  const known = (code: string): Promise<StoredLink> => knownLink(settings, code);
  return {
    baseUrl: settings.baseUrl,
    async create(data) {
      const terms = readInvoice(data);
      if ('nothing' in terms) throw nothingToPay(terms.invoice, terms.nothing);
      return shown(await createLink(settings, terms));
    },
    async find(text) {
      const code = readCode(text);
      const link = code === undefined ? undefined : await store.get(code);
      return link === undefined ? undefined : shown(link);
    },
    attach: (data, attachOptions = {}) => attachLinks(settings, data, attachOptions),
    renew: async (code) => shown(await renewLink(settings, await known(code))),
    cancel: async (code) => shown(await cancelLink(settings, await known(code))),
    async markPaid(code) {
      await store.setPaid((await known(code)).code, now());
      return shown(await known(code));
    },
    refresh: async (code) => shown(await refreshLink(settings, await known(code))),
    async list({ expiringWithin, limit = 1000 } = {}) {
      const before = expiringWithin === undefined ? Number.MAX_SAFE_INTEGER : now() + expiringWithin;
      const open = expiringWithin !== undefined;
      return (await store.list({ open, before, now: now(), limit })).map(shown);
    },
    purge: (olderThan) => store.purge(now() - olderThan),
    resolve: (code) => resolveLink(settings, code),
    receiveEvent: (rawBody, headers, company) => receiveEvent(settings, rawBody, headers, company),
    close: () => store.close(),
  };
}

async function knownLink(settings: LinkSettings, text: string): Promise<StoredLink> {
  const code = readCode(text);
  const link = code === undefined ? undefined : await settings.store.get(code);
  if (link !== undefined) return link;
  throw linkNotFound(text);
}

async function receiveEvent(
  settings: LinkSettings,
  rawBody: Uint8Array,
  headers: Readonly<Record<string, string>>,
  company: string,
): Promise<number> {
  const provider = await settings.findProvider(company);
  let count = 0;
  for (const { id } of (await provider.parseWebhook?.(rawBody, headers)) ?? []) {
    const link = await settings.store.findByProviderId(provider.name, id);
    if (link === undefined) continue;
    await refreshLink(settings, link);
    count += 1;
  }
  return count;
}
