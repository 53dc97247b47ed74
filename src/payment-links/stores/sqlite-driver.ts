import { FacteurError } from '../../errors.ts';
import type { SqlValue } from './sql-database.ts';

/** The common part of `node:sqlite` and `better-sqlite3`. */
export interface SqliteConnection {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** Rows are objects, or arrays after a call of `raw` (`better-sqlite3`) or `setReturnArrays` (`node:sqlite` from 22.16). */
interface SqliteStatement {
  all(...values: SqlValue[]): unknown[];
  raw?(enabled: boolean): unknown;
  setReturnArrays?(enabled: boolean): unknown;
}

/** Opens a connection. @param busyTimeout how long to wait for another process, in milliseconds */
export type OpenSqlite = (path: string, busyTimeout: number) => SqliteConnection;

/**
 * Loads Node's own SQLite (from 22.13), or else `better-sqlite3`.
 * @throws FacteurError `store-driver-missing`
 */
export async function loadSqlite(): Promise<OpenSqlite> {
  return builtIn() ?? (await betterSqlite());
}

/** The types of Node 20 do not include this module. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string, options: { timeout: number }) => SqliteConnection;
}

function builtIn(): OpenSqlite | undefined {
  const load = process.getBuiltinModule as ((id: string) => object | undefined) | undefined;
  const sqlite = withoutWarning(() => load?.('node:sqlite')) as NodeSqlite | undefined;
  if (sqlite === undefined) return undefined;
  return (path, timeout) => {
    const connection = new sqlite.DatabaseSync(path, { timeout });
    // Node 22.13 does not have the option `timeout` yet.
    connection.exec(`PRAGMA busy_timeout = ${timeout}`);
    return connection;
  };
}

async function betterSqlite(): Promise<OpenSqlite> {
  try {
    const { default: Database } = await import('better-sqlite3');
    return (path, timeout) => new Database(path, { timeout });
  } catch (cause) {
    const message = `Node ${process.versions.node} has no built-in SQLite. Use Node 22.13 or later, or run "npm install better-sqlite3@12".`;
    throw new FacteurError('store-driver-missing', message, { cause });
  }
}

/** Hides the warning that SQLite is experimental. Loading is synchronous, so no other warning is lost. */
function withoutWarning<Result>(load: () => Result): Result {
  const emit = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return load();
  } finally {
    process.emitWarning = emit;
  }
}
