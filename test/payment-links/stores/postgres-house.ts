import { PGlite } from '@electric-sql/pglite';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import type { PostgresPool } from '../../../src/payment-links/stores/postgres.ts';
import type { StoreHouse } from '../../contracts/link-store.ts';

/** A database on which a test can run statements. */
export interface PostgresHouse extends StoreHouse {
  run(sql: string): Promise<void>;
}

let memory: Promise<PGlite> | undefined;

/** A PostgreSQL in memory. It takes seconds to start, so there is only one, emptied for each test. */
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
