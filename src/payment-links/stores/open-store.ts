import type { LinkStore } from './link-store.ts';
import { openPostgres, type PostgresPool } from './postgres.ts';
import { sqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Opens the store that an address means: `postgres://…`, or a pool of `pg`, is a PostgreSQL database, anything else an SQLite file.
 * @throws FacteurError `store-invalid`, `store-too-new`, `store-unavailable` or `store-driver-missing`
 */
export async function openStore(address: string | PostgresPool): Promise<LinkStore> {
  const isPostgres = typeof address === 'object' || /^postgres(ql)?:\/\//i.test(address);
  return sqlStore(isPostgres ? await openPostgres(address) : await openSqlite(address));
}
