import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { FacteurError } from '../errors.ts';
import { savedProvider } from '../payment-links/credentials/saved-provider.ts';
import { openPaymentLinks, type PaymentLinks } from '../payment-links/open-payment-links.ts';

/** Options of every command about links. */
export interface LinksOptions {
  readonly db: string;
  readonly baseUrl: string;
  readonly provider?: string;
  readonly credentials?: string;
  readonly json?: true;
}

export const dbOption = (): Option =>
  new Option('--db <file>', 'SQLite file, or postgres://…').env('FACTEUR_DB').default('facteur.db');

export const baseUrlOption = (): Option =>
  new Option('--base-url <url>', 'start of the short URLs, on your own domain')
    .env('FACTEUR_BASE_URL')
    .default('http://localhost:8080');

export const providerOption = (): Option =>
  new Option(
    '--provider <name>',
    'mollie, pom or bank-transfer (default: the provider that the company is connected to)',
  ).env('FACTEUR_PROVIDER');

export const credentialsOption = (): Option =>
  new Option('--credentials <folder>', 'folder of credentials').env('FACTEUR_CREDENTIALS');

/**
 * Runs a task with the payment links of a store, and closes them.
 * @param mayCreate whether to create a store that does not exist
 */
export async function withLinks<Result>(
  options: LinksOptions,
  mayCreate: boolean,
  task: (links: PaymentLinks) => Promise<Result>,
): Promise<Result> {
  const links = await openLinks(options, mayCreate);
  try {
    return await task(links);
  } finally {
    await links.close();
  }
}

export async function openLinks(options: LinksOptions, mayCreate: boolean): Promise<PaymentLinks> {
  const isFile = !/^postgres(ql)?:/i.test(options.db);
  if (isFile && !mayCreate && !existsSync(options.db)) {
    const message = `The store ${options.db} does not exist. Name another one with --db, or create a link first.`;
    throw new FacteurError('store-unavailable', message);
  }
  const folder = options.credentials === undefined ? {} : { folder: options.credentials };
  return await openPaymentLinks({
    store: options.db,
    baseUrl: options.baseUrl,
    provider: (company) => savedProvider(company, options.provider, folder),
  });
}
