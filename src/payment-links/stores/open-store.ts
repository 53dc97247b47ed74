import type { LinkStore } from './link-store.ts';
import { openPostgres } from './postgres.ts';
import { sqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Opens the store that an address means: `postgres://…` is a PostgreSQL database, anything else an SQLite file.
 * @throws FacteurError `store-invalid`, `store-too-new`, `store-unavailable` or `store-driver-missing`
 */
export async function openStore(address: string): Promise<LinkStore> {
  const isPostgres = /^postgres(ql)?:\/\//i.test(address);
  return sqlStore(isPostgres ? await openPostgres(address) : await openSqlite(address));
}
