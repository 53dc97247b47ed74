import { setTimeout as sleep } from 'node:timers/promises';
import { FacteurError } from '../../errors.ts';
import { migrations, schemaVersion } from './schema.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';

/** The part of a `pg` pool that facteur uses. */
export interface PostgresPool {
  query(text: string, values: SqlValue[]): Promise<{ rows: Record<string, SqlValue>[] }>;
  end(): Promise<unknown>;
}

/**
 * Opens a PostgreSQL database, and creates the tables if needed.
 * @throws FacteurError `store-unavailable`, `store-too-new` or `store-driver-missing`
 */
export async function openPostgres(source: string | PostgresPool): Promise<SqlDatabase> {
  const pool = typeof source === 'string' ? await createPool(source) : source;
  const database = databaseOf(pool);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    if (typeof source === 'string') await pool.end();
    throw error;
  }
}

async function createPool(connectionString: string): Promise<PostgresPool> {
  const library = await import('pg').catch((cause: unknown) => {
    const message = 'A PostgreSQL store needs the package pg. Run "npm install pg@8".';
    throw new FacteurError('store-driver-missing', message, { cause });
  });
  const pool = new library.default.Pool({
    connectionString,
    application_name: 'facteur',
    connectionTimeoutMillis: 3000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  // The pool replaces idle connections that the server closes; without a listener, the process would end.
  pool.on('error', () => {});
  return pool;
}

/** Several machines may open a new database at once. The lock lets only one of them create the tables. */
async function migrate(database: SqlDatabase): Promise<void> {
  const version = await readVersion(database);
  if (version > schemaVersion) {
    const message = `The store has version ${version}; this version of facteur supports up to ${schemaVersion}. Install a newer facteur.`;
    throw new FacteurError('store-too-new', message);
  }
  for (let next = version + 1; next <= schemaVersion; next++) {
    const statements = (migrations[next] ?? []).join(';\n');
    await database.query(
      `DO $migration$ BEGIN
        PERFORM pg_advisory_xact_lock(${lock});
        CREATE TABLE IF NOT EXISTS facteur_schema (version INTEGER NOT NULL);
        IF NOT EXISTS (SELECT 1 FROM facteur_schema WHERE version >= ${next}) THEN
          ${statements};
          INSERT INTO facteur_schema (version) VALUES (${next});
        END IF;
      END $migration$`,
      [],
    );
  }
}

/** A number that other applications are unlikely to lock: "fact". */
const lock = 0x66616374;

async function readVersion(database: SqlDatabase): Promise<number> {
  const [table] = await database.query("SELECT to_regclass('facteur_schema') IS NOT NULL AS found", []);
  if (table?.[0] !== true) return 0;
  const [row] = await database.query('SELECT max(version) AS version FROM facteur_schema', []);
  return Number(row?.[0] ?? 0);
}

function databaseOf(pool: PostgresPool): SqlDatabase {
  const numbered = new Map<string, string>();
  return {
    async query(sql, values) {
      let text = numbered.get(sql);
      if (text === undefined) {
        text = withNumbers(sql);
        numbered.set(sql, text);
      }
      return await queryTwice(pool, text, [...values]);
    },
    async close() {
      await pool.end();
    },
  };
}

function withNumbers(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

/** Tries again once, because a restarted server has closed the connections of the pool. Every statement is safe to repeat. */
async function queryTwice(pool: PostgresPool, text: string, values: SqlValue[]): Promise<SqlRow[]> {
  try {
    return await queryOnce(pool, text, values);
  } catch (error) {
    if (!isDown(error)) throw toStoreError(error);
  }
  await sleep(50);
  try {
    return await queryOnce(pool, text, values);
  } catch (error) {
    throw toStoreError(error);
  }
}

async function queryOnce(pool: PostgresPool, text: string, values: SqlValue[]): Promise<SqlRow[]> {
  return (await pool.query(text, values)).rows.map((row) => Object.values(row));
}

/** Whether the error has class 08 or 57P, or there was no answer at all. */
function isDown(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code === 'string') return /^(08|57P|E[A-Z]+$)/.test(code);
  return /connection|timeout/i.test(message ?? '');
}

/** Messages of pg contain no password. Values are only in `detail`, which is left out. */
function toStoreError(error: unknown): FacteurError {
  const { code, message } = error as { code?: unknown; message?: string };
  const reason = message === '' || message === undefined ? String(code) : message;
  const text = `The PostgreSQL store did not answer: ${reason}.`;
  return new FacteurError('store-unavailable', text, { cause: error });
}
