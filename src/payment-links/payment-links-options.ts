import { checkOptionNames, invalidOption, readFunction, readNumber } from '../options.ts';
import { readBaseUrl } from './base-url.ts';
import { createTurns } from './in-turn.ts';
import type { FindProvider, LinkSettings } from './link-settings.ts';
import { createLastDay } from './payment-link.ts';
import { bankTransfer } from './providers/bank-transfer.ts';
import { builtInHosts } from './providers/built-in-providers.ts';
import type { PaymentLinkProvider } from './providers/provider.ts';
import type { LinkStore } from './stores/link-store.ts';
import { openStore } from './stores/open-store.ts';

export interface PaymentLinksOptions {
  /** A file name for SQLite, `postgres://…` for PostgreSQL, or a store of your own. */
  readonly store: string | LinkStore;
  /** Who takes the payments, for all companies or by the company's enterprise number. @default bankTransfer() */
  readonly provider?: PaymentLinkProvider | FindProvider;
  /** The firm's own address that short URLs start with: https, or http for localhost. */
  readonly baseUrl: string;
  /** How long a link is valid, in days of 24 hours. @default 90 */
  readonly validDays?: number;
  /** Where providers send events: the link's code is put behind it. @default none */
  readonly webhookUrl?: string;
  /**
   * Hosts that payment pages may have, by the name of a provider; needed for providers of your own that a function gives.
   * @default those of the built-in providers and of `provider`
   */
  readonly hosts?: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** Cryptographically strong bytes. @default randomBytes of node:crypto */
  readonly random?: (size: number) => Uint8Array;
}

const names = ['store', 'provider', 'baseUrl', 'validDays', 'webhookUrl', 'hosts', 'now', 'random'];

/** Checks the options before anything is opened. @throws as `openPaymentLinks` */
export async function readOptions(options: PaymentLinksOptions): Promise<LinkSettings> {
  checkOptionNames(options, names, 'openPaymentLinks');
  readFunction(options, 'now', 'a function that gives milliseconds since 1970');
  readFunction(options, 'random', 'a function that gives as many bytes as it is asked for');
  const { store, provider = bankTransfer(), hosts = {} } = options;
  const validDays = readNumber(options, 'validDays', { otherwise: 90, min: 0.001, max: 3650 });
  const baseUrl = readBaseUrl(options.baseUrl);
  const webhookUrl = options.webhookUrl === undefined ? undefined : readBaseUrl(options.webhookUrl);
  if (typeof store === 'string' ? store === '' : typeof store?.get !== 'function')
    throw invalidOption('store', 'a file name, "postgres://…" or a store', store);
  const findProvider = typeof provider === 'function' ? provider : () => provider;
  return {
    store: typeof store === 'string' ? await openStore(store) : store,
    findProvider: async (company) => checkProvider(await findProvider(company), validDays),
    hostsOf: (name) =>
      hosts[name] ??
      (typeof provider === 'object' && provider.name === name ? provider.hosts : (builtInHosts[name] ?? [])),
    baseUrl,
    validFor: validDays * 86_400_000,
    webhookUrl,
    now: options.now ?? Date.now,
    lastDay: createLastDay(),
    random: options.random,
    inTurn: createTurns(),
  };
}

function checkProvider(provider: PaymentLinkProvider, validDays: number): PaymentLinkProvider {
  const most = provider.capabilities.maxLifetimeDays;
  if (most === null || validDays <= most) return provider;
  throw invalidOption(
    'validDays',
    `at most ${most} days: ${provider.name} keeps a link no longer`,
    validDays,
  );
}
