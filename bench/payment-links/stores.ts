import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPaymentLinks, type PaymentLinks } from '../../src/payment-links/open-payment-links.ts';
import { loadSqlite } from '../../src/payment-links/stores/sqlite-driver.ts';
import { invoiceData } from './invoices.ts';
import { median, perSecond, row } from './rows.ts';

/** Links created and looked up, on SQLite and, where FACTEUR_TEST_POSTGRES names a server, on PostgreSQL. */
export async function benchStores(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-bench-'));
  console.log('\nStores, one link after the other');
  const links = await open(join(folder, 'links.db'));
  const bare = await bareInsert(join(folder, 'bare.db'));
  const creates: number[] = [];
  const inserts: number[] = [];
  // The disk is not the same every second: rounds of both alternate.
  for (let round = 0; round < 10; round++) {
    inserts.push(await rate(500, async () => bare()));
    creates.push(await rate(500, () => links.create(invoiceData(number()))));
  }
  row(
    'SQLite: create, with an fsync each',
    perSecond(median(creates)),
    `held to 3,000/s; best round ${perSecond(Math.max(...creates))}`,
  );
  row(
    '  a bare insert of one row, with an fsync each',
    perSecond(median(inserts)),
    `create is ${(median(creates) / median(inserts)).toFixed(2)} of it`,
  );
  await lookUps('SQLite', links, 'held to 100,000/s');
  await links.close();
  rmSync(folder, { recursive: true });

  const server = process.env.FACTEUR_TEST_POSTGRES;
  if (server === undefined)
    return console.log('  PostgreSQL: not measured, because FACTEUR_TEST_POSTGRES names no server');
  const remote = await open(server);
  row('PostgreSQL: create', perSecond(await rate(1000, () => remote.create(invoiceData(number())))));
  const many = await rate(20, () =>
    Promise.all(Array.from({ length: 50 }, () => remote.create(invoiceData(number())))),
  );
  row('PostgreSQL: create, 50 at once', perSecond(many * 50));
  await lookUps('PostgreSQL', remote, '');
  await remote.close();
}

async function lookUps(name: string, links: PaymentLinks, note: string): Promise<void> {
  const codes = (await links.list({ limit: 1000 })).map((link) => link.code);
  const count = name === 'SQLite' ? 20_000 : 500;
  const rounds = async (look: (code: string) => Promise<unknown>): Promise<string> => {
    const rates: number[] = [];
    for (let round = 0; round < 8; round++)
      rates.push(await rate(count, (index) => look(codes[index % codes.length]!)));
    return perSecond(median(rates.slice(2)));
  };
  row(`${name}: look up what a short URL leads to`, await rounds((code) => links.resolve(code)), note);
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

/** A provider with a page of its own would add its network: what is measured is facteur. */
function open(store: string): Promise<PaymentLinks> {
  return openPaymentLinks({ store, baseUrl: 'https://pay.example.be' });
}

async function rate(count: number, run: (index: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index++) await run(index);
  return (count * 1000) / (performance.now() - start);
}

function number(): string {
  return randomBytes(8).toString('hex');
}
