import { checkOptionNames, invalidOption, readFunction, readNumber } from '../options.ts';
import { readBaseUrl } from './base-url.ts';
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
  /** The payment provider, or a function that returns the provider for an enterprise number. @default bankTransfer() */
  readonly provider?: PaymentLinkProvider | FindProvider;
  /** The URL on your own domain that short URLs start with: https, or http for localhost. */
  readonly baseUrl: string;
  /** The validity of a link in days of 24 hours. @default 90 */
  readonly validDays?: number;
  /** The URL for provider events, to which the code of the link is added. @default none */
  readonly webhookUrl?: string;
  /**
   * Allowed hosts of payment pages, by provider name. Required for your own providers if `provider` is a function.
   * @default the hosts of the built-in providers and of `provider`
   */
  readonly hosts?: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** Returns cryptographically strong bytes. @default randomBytes of node:crypto */
  readonly random?: (size: number) => Uint8Array;
}

const names = ['store', 'provider', 'baseUrl', 'validDays', 'webhookUrl', 'hosts', 'now', 'random'];

/** Checks the options before anything is opened. @throws the errors of `openPaymentLinks` */
export async function readOptions(options: PaymentLinksOptions): Promise<LinkSettings> {
  checkOptionNames(options, names, 'openPaymentLinks');
  readFunction(options, 'now', 'a function that returns milliseconds since 1970');
  readFunction(options, 'random', 'a function that returns the given number of bytes');
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
  throw invalidOption('validDays', `at most ${most} days, the limit of ${provider.name}`, validDays);
}

/** Creates a function that runs tasks with the same key one after the other, and others in parallel. */
function createTurns(): <Result>(key: string, task: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = last.get(key) ?? Promise.resolve();
    const result = before.then(task, task);
    last.set(key, result);
    const forget = (): void => {
      if (last.get(key) === result) last.delete(key);
    };
    result.then(forget, forget);
    return result;
  };
}
