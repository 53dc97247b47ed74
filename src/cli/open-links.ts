import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { FacteurError } from '../errors.ts';
import { savedProvider } from '../payment-links/credentials/saved-provider.ts';
import { openPaymentLinks, type PaymentLinks } from '../payment-links/open-payment-links.ts';

/** What every command about links may be told. */
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
  new Option('--base-url <url>', 'what short URLs start with, on your own domain')
    .env('FACTEUR_BASE_URL')
    .default('http://localhost:8080');

export const providerOption = (): Option =>
  new Option(
    '--provider <name>',
    'mollie, pom or bank-transfer (default: what the company is connected with)',
  ).env('FACTEUR_PROVIDER');

export const credentialsOption = (): Option =>
  new Option('--credentials <folder>', 'where credentials are kept').env('FACTEUR_CREDENTIALS');

/**
 * Runs a task with the payment links of a store, and closes them.
 * @param mayCreate whether a store that does not exist is created
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
    const message = `There is no store ${options.db}: name it with --db, or create a link first.`;
    throw new FacteurError('store-unavailable', message);
  }
  const folder = options.credentials === undefined ? {} : { folder: options.credentials };
  return await openPaymentLinks({
    store: options.db,
    baseUrl: options.baseUrl,
    provider: (company) => savedProvider(company, options.provider, folder),
  });
}
