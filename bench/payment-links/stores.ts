import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPaymentLinks, type PaymentLinks } from '../../src/payment-links/open-payment-links.ts';
import { loadSqlite } from '../../src/payment-links/stores/sqlite-driver.ts';
import { startPostgres, stopPostgres } from '../../test/real/postgres-server.ts';
import { findProgram } from '../../test/real/programs.ts';
import { invoiceData } from './invoices.ts';
import { median, perSecond, row } from './rows.ts';
import { stubProvider } from './stub-provider.ts';

const baseUrl = 'https://pay.example.be';

/** Links created and looked up, on SQLite and, where PostgreSQL is installed, on a server of its own. */
export async function benchStores(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-bench-'));
  console.log('\nStores, one link after the other');
  await benchSqlite(join(folder, 'links.db'), join(folder, 'bare.db'));
  rmSync(folder, { recursive: true });
  if (findProgram('pg_ctl') === undefined)
    return console.log('  PostgreSQL: not measured, because it is not installed (Debian: postgresql)');
  const server = await startPostgres();
  await benchPostgres(server.url).finally(() => stopPostgres(server));
}

async function benchSqlite(store: string, bareFile: string): Promise<void> {
  const bank = await openPaymentLinks({ store, baseUrl });
  const hosted = await openPaymentLinks({ store, baseUrl, provider: stubProvider });
  const bare = await bareInsert(bareFile);
  const rates: Record<'bank' | 'hosted' | 'bare', number[]> = { bank: [], hosted: [], bare: [] };
  // The disk is not the same every second: rounds of all alternate.
  for (let round = 0; round < 10; round++) {
    rates.bare.push(await rate(500, async () => bare()));
    rates.bank.push(await rate(500, () => bank.create(invoiceData(number()))));
    rates.hosted.push(await rate(250, () => hosted.create(invoiceData(number()))));
  }
  const ofBare = (median(rates.bank) / median(rates.bare)).toFixed(2);
  row(
    'SQLite: create a bank transfer, one fsync',
    perSecond(median(rates.bank)),
    `held to 3,000/s; best round ${perSecond(Math.max(...rates.bank))}`,
  );
  row('  a bare insert of one row, one fsync', perSecond(median(rates.bare)), `create is ${ofBare} of it`);
  row('SQLite: create at a provider, two fsyncs around the call', perSecond(median(rates.hosted)));
  await lookUps('SQLite', hosted, 20_000, 'held to 100,000/s');
  await bank.close();
  await hosted.close();
}

async function benchPostgres(store: string): Promise<void> {
  const links = await openPaymentLinks({ store, baseUrl, provider: stubProvider });
  const bank = await openPaymentLinks({ store, baseUrl });
  row(
    'PostgreSQL: create a bank transfer',
    perSecond(await rate(1000, () => bank.create(invoiceData(number())))),
  );
  const atOnce = (): Promise<unknown> =>
    Promise.all(Array.from({ length: 50 }, () => bank.create(invoiceData(number()))));
  row('PostgreSQL: create bank transfers, 50 at once', perSecond((await rate(20, atOnce)) * 50));
  for (let index = 0; index < 100; index++) await links.create(invoiceData(number()));
  await lookUps('PostgreSQL', links, 500, '');
  await links.close();
  await bank.close();
}

async function lookUps(name: string, links: PaymentLinks, count: number, note: string): Promise<void> {
  const hosted = (await links.list({ limit: 10_000 })).filter((link) => link.provider === 'stub');
  const rounds = async (look: (code: string) => Promise<unknown>): Promise<string> => {
    const rates: number[] = [];
    for (let round = 0; round < 8; round++) {
      rates.push(await rate(count, (index) => look(hosted[index % hosted.length]!.code)));
    }
    return perSecond(median(rates.slice(2)));
  };
  row(`${name}: look up where a short URL leads`, await rounds((code) => links.resolve(code)), note);
  row(`${name}: find a link`, await rounds((code) => links.find(code)), note);
}

async function bareInsert(file: string): Promise<() => void> {
  const connection = (await loadSqlite())(file, 5000);
  connection.exec(
    'PRAGMA journal_mode = wal; PRAGMA synchronous = FULL; CREATE TABLE bare (code TEXT PRIMARY KEY, text TEXT)',
  );
  const insert = connection.prepare('INSERT INTO bare VALUES (?, ?) RETURNING code');
  return () => void insert.all(number(), 'x'.repeat(400));
}

async function rate(count: number, run: (index: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index++) await run(index);
  return (count * 1000) / (performance.now() - start);
}

function number(): string {
  return randomBytes(8).toString('hex');
}
