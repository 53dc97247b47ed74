import { FacteurError } from '../../errors.ts';
import type { SqlValue } from './sql-database.ts';

/** What `node:sqlite` and `better-sqlite3` have in common. */
export interface SqliteConnection {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** Rows are objects, or lists where one of the two methods has been called; `node:sqlite` has its own from 22.16. */
interface SqliteStatement {
  all(...values: SqlValue[]): unknown[];
  raw?(enabled: boolean): unknown;
  setReturnArrays?(enabled: boolean): unknown;
}

/** Opens a connection. @param busyTimeout milliseconds to wait for another process */
export type OpenSqlite = (path: string, busyTimeout: number) => SqliteConnection;

/**
 * Loads SQLite: the one of Node (from 22.13), otherwise `better-sqlite3`.
 * @throws FacteurError `store-driver-missing`
 */
export async function loadSqlite(): Promise<OpenSqlite> {
  return builtIn() ?? (await betterSqlite());
}

/** The types of Node 20 do not have this module yet. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string, options: { timeout: number }) => SqliteConnection;
}

function builtIn(): OpenSqlite | undefined {
  const load = process.getBuiltinModule as ((id: string) => object | undefined) | undefined;
  const sqlite = withoutWarning(() => load?.('node:sqlite')) as NodeSqlite | undefined;
  if (sqlite === undefined) return undefined;
  return (path, timeout) => {
    const connection = new sqlite.DatabaseSync(path, { timeout });
    // The option `timeout` is newer than Node 22.13.
    connection.exec(`PRAGMA busy_timeout = ${timeout}`);
    return connection;
  };
}

async function betterSqlite(): Promise<OpenSqlite> {
  try {
    const { default: Database } = await import('better-sqlite3');
    return (path, timeout) => new Database(path, { timeout });
  } catch (cause) {
    const message = `Node ${process.versions.node} has no SQLite of its own: run Node 22.13 or newer, or "npm install better-sqlite3@12".`;
    throw new FacteurError('store-driver-missing', message, { cause });
  }
}

/** Node says that its SQLite is experimental, to everybody who runs a command of ours; nothing else happens in between. */
function withoutWarning<Result>(load: () => Result): Result {
  const emit = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return load();
  } finally {
    process.emitWarning = emit;
  }
}
