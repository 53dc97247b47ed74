import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import type { PostgresHouse } from '../../payment-links/stores/postgres-house.ts';

/** A new database on the server of this suite. */
export async function buildPostgresHouse(): Promise<PostgresHouse & { readonly url: string }> {
  const name = `facteur_${randomBytes(6).toString('hex')}`;
  const server = inject('postgres').url;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await runOn(server, `CREATE DATABASE ${name}`);
  return {
    url: url.href,
    open: () => openStore(url.href),
    run: (sql) => runOn(url.href, sql),
    destroy: () => runOn(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function runOn(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}
