import { setTimeout as sleep } from 'node:timers/promises';
import { FacteurError } from '../../errors.ts';
import { migrations, schemaVersion } from './schema.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';
import { loadSqlite, type OpenSqlite, type SqliteConnection } from './sqlite-driver.ts';
import { isBusy, toStoreError } from './sqlite-error.ts';

/** Identifies the databases of facteur: "fact". */
const applicationId = 0x66616374;

/**
 * Opens an SQLite file, and creates it if needed. Several processes may open it.
 * Every change is synchronised to disk before its promise resolves.
 * @param options.busyTimeout how long to wait for another process, in milliseconds. @default 5000
 * @throws FacteurError `store-invalid`, `store-too-new`, `store-unavailable` or `store-driver-missing`
 */
export async function openSqlite(
  path: string,
  options: { readonly busyTimeout?: number; readonly open?: OpenSqlite } = {},
): Promise<SqlDatabase> {
  const busyTimeout = options.busyTimeout ?? 5000;
  const open = options.open ?? (await loadSqlite());
  let connection: SqliteConnection | undefined;
  try {
    connection = open(path, busyTimeout);
    checkDatabase(connection, path);
    await setJournal(connection, path, busyTimeout);
    connection.exec('PRAGMA synchronous = FULL');
    migrate(connection);
    return databaseOf(connection, path);
  } catch (error) {
    connection?.close();
    throw toStoreError(error, path);
  }
}

/** Checks the file before anything is written to it. */
function checkDatabase(connection: SqliteConnection, path: string): void {
  const version = pragma(connection, 'user_version');
  const tables = connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').all().length;
  if (tables > 0 && pragma(connection, 'application_id') !== applicationId) {
    const message = `The store ${path} is a database of another application. Choose another file.`;
    throw new FacteurError('store-invalid', message);
  }
  if (version > schemaVersion) {
    const message = `The store ${path} has version ${version}; this version of facteur supports up to ${schemaVersion}. Install a newer facteur.`;
    throw new FacteurError('store-too-new', message);
  }
}

/** Changing the journal needs exclusive access for a moment, and SQLite does not wait for that itself. */
async function setJournal(connection: SqliteConnection, path: string, busyTimeout: number): Promise<void> {
  const [row] = connection.prepare('SELECT sqlite_version() AS version').all() as { version: string }[];
  const journal = hasSafeWal(row?.version ?? '') ? 'wal' : 'delete';
  const deadline = Date.now() + busyTimeout;
  while (!tryJournal(connection, journal)) {
    if (Date.now() > deadline) {
      const message = `The store ${path} could not change to the journal mode "${journal}", because another process has it open. Stop that process and try again.`;
      throw new FacteurError('store-unavailable', message);
    }
    await sleep(5 + Math.random() * 20);
  }
}

/**
 * Whether several connections can safely share a write-ahead log with this version of SQLite. Versions before 3.51.3 can
 * damage the file if one connection writes while another resets the log. 3.44.6 and 3.50.7 also have the fix.
 * @see https://sqlite.org/wal.html
 */
export function hasSafeWal(version: string): boolean {
  if (version === '3.44.6' || version === '3.50.7') return true;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 1e6 + minor * 1e3 + patch >= 3_051_003;
}

function tryJournal(connection: SqliteConnection, journal: string): boolean {
  try {
    const [row] = connection.prepare(`PRAGMA journal_mode = ${journal}`).all() as { journal_mode: string }[];
    // A database in memory keeps the mode "memory".
    return row?.journal_mode === journal || row?.journal_mode === 'memory';
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

/** Runs all migrations or none, also if several processes open a new file at once. */
function migrate(connection: SqliteConnection): void {
  if (pragma(connection, 'user_version') === schemaVersion) return;
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (let version = pragma(connection, 'user_version') + 1; version <= schemaVersion; version++) {
      for (const statement of migrations[version] ?? []) connection.exec(statement);
    }
    connection.exec(`PRAGMA application_id = ${applicationId}`);
    connection.exec(`PRAGMA user_version = ${schemaVersion}`);
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

function pragma(connection: SqliteConnection, name: string): number {
  const [row] = connection.prepare(`PRAGMA ${name}`).all() as Record<string, number>[];
  return Number(row?.[name]);
}

function databaseOf(connection: SqliteConnection, path: string): SqlDatabase {
  const prepared = new Map<string, (...values: SqlValue[]) => SqlRow[]>();
  return {
    async query(sql, values) {
      try {
        let run = prepared.get(sql);
        if (run === undefined) {
          run = prepare(connection, sql);
          prepared.set(sql, run);
        }
        return run(...values);
      } catch (error) {
        throw toStoreError(error, path);
      }
    },
    async close() {
      connection.close();
    },
  };
}

function prepare(connection: SqliteConnection, sql: string): (...values: SqlValue[]) => SqlRow[] {
  const statement = connection.prepare(sql);
  const asLists = statement.raw?.(true) ?? statement.setReturnArrays;
  if (asLists === undefined) {
    return (...values) =>
      statement.all(...values).map((row) => Object.values(row as Record<string, SqlValue>));
  }
  statement.setReturnArrays?.(true);
  return (...values) => statement.all(...values) as SqlRow[];
}
