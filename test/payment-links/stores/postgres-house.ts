import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import type { PostgresPool } from '../../../src/payment-links/stores/postgres.ts';
import type { StoreHouse } from '../../contracts/link-store.ts';

/** The server of the tests, which `test/postgres.sh start` runs. */
export const serverUrl: string | undefined = process.env.FACTEUR_TEST_POSTGRES;

/** A database that statements of a test can be run on. */
export interface PostgresHouse extends StoreHouse {
  run(sql: string): Promise<void>;
}

/** A new database on the server. */
export async function buildPostgresHouse(): Promise<PostgresHouse & { readonly url: string }> {
  const name = `facteur_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl!);
  url.pathname = `/${name}`;
  await runOn(serverUrl!, `CREATE DATABASE ${name}`);
  return {
    url: url.href,
    open: () => openStore(url.href),
    run: (sql) => runOn(url.href, sql),
    destroy: () => runOn(serverUrl!, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

let memory: Promise<PGlite> | undefined;

/** A PostgreSQL in memory, for machines without a server. It takes seconds to start, so there is one, emptied each time. */
export async function buildMemoryHouse(): Promise<PostgresHouse> {
  memory ??= PGlite.create();
  const database = await memory;
  const pool: PostgresPool = {
    query: (text, values) => database.query(text, values),
    end: async () => {},
  };
  return {
    open: () => openStore(pool),
    run: async (sql) => void (await database.exec(sql)),
    destroy: async () => void (await database.exec('DROP TABLE IF EXISTS facteur_links, facteur_schema')),
  };
}

async function runOn(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}
