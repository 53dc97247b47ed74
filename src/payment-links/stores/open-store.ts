import type { LinkStore } from './link-store.ts';
import { openPostgres, type PostgresPool } from './postgres.ts';
import { sqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Opens a store: a PostgreSQL database for `postgres://…` or a `pg` pool, otherwise an SQLite file.
 * @throws FacteurError `store-invalid`, `store-too-new`, `store-unavailable` or `store-driver-missing`
 */
export async function openStore(address: string | PostgresPool): Promise<LinkStore> {
  const isPostgres = typeof address === 'object' || /^postgres(ql)?:\/\//i.test(address);
  return sqlStore(isPostgres ? await openPostgres(address) : await openSqlite(address));
}
