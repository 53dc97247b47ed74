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
   * Gives the link of an invoice, making it when there is none: one per company, invoice and revision, whatever happens.
   * @param data the invoice data that a template is rendered with
   * @throws DataError for wrong data, FacteurError `nothing-to-pay`, and what the provider throws
   */
  create(data: object): Promise<PaymentLink>;
  /** @param code as it was created or as somebody typed it. @returns undefined for an unknown one */
  find(code: string): Promise<PaymentLink | undefined>;
  /**
   * Gives the data with `invoice.paymentUrl` and `invoice.paymentUrlExpiresAt`, ready to render; also for each invoice
   * of `reminder.invoices`. What has nothing to pay stays as it is.
   * @throws as `create`, and FacteurError `link-expired`, `link-cancelled` or `link-paid`
   */
  attach<Data extends object>(data: Data, options?: AttachOptions): Promise<Data>;
  /** Replaces a link by a new one, valid from now. @throws FacteurError `link-not-found`, `link-paid` */
  renew(code: string): Promise<PaymentLink>;
  /** Ends a link, here and at the provider where it can. @throws FacteurError `link-not-found` */
  cancel(code: string): Promise<PaymentLink>;
  /** Remembers that a link is paid, for providers that do not tell. @throws FacteurError `link-not-found` */
  markPaid(code: string): Promise<PaymentLink>;
  /** Asks the provider what became of a link, where it can tell. @throws FacteurError `link-not-found` */
  refresh(code: string): Promise<PaymentLink>;
  /**
   * Lists links, the first to expire first.
   * @param options.expiringWithin only open links that expire within so many milliseconds
   * @param options.limit @default 1000
   */
  list(options?: {
    readonly expiringWithin?: number;
    readonly limit?: number;
  }): Promise<readonly PaymentLink[]>;
  /** Deletes invoices whose links all expired longer ago than so many milliseconds. @returns how many links */
  purge(olderThan: number): Promise<number>;
  /** What opening a short URL leads to; for a redirect server. */
  resolve(code: string): Promise<Resolution>;
  /** Handles a provider's event: asks what became of each link that it hints at. @returns how many were known */
  receiveEvent(
    rawBody: Uint8Array,
    headers: Readonly<Record<string, string>>,
    company: string,
  ): Promise<number>;
  /** The address that short URLs start with. */
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
