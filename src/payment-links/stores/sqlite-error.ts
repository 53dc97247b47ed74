import { FacteurError } from '../../errors.ts';

/** Turns an SQLite error into one that says what to do. Returns any other error unchanged. */
export function toStoreError(error: unknown, path: string): unknown {
  const kind = kindOf(error);
  if (kind === undefined || error instanceof FacteurError) return error;
  const code = kind === 'NOTADB' || kind === 'CORRUPT' ? 'store-invalid' : 'store-unavailable';
  const reason = reasons[kind] ?? `failed with SQLITE_${kind}`;
  return new FacteurError(code, `The store ${path} ${reason}.`, { cause: error });
}

/** Whether another process has the lock. */
export function isBusy(error: unknown): boolean {
  return kindOf(error) === 'BUSY';
}

const reasons: Readonly<Record<string, string>> = {
  NOTADB: 'is not an SQLite database. Choose another file, or a new one',
  CORRUPT: 'is damaged. Restore it from a backup',
  CANTOPEN: 'cannot be opened or created. Check that the folder exists and is writable',
  READONLY: 'cannot be written. Check the permissions of the file and its folder',
  FULL: 'cannot grow, because the disk is full. Nothing was written',
  BUSY: 'is locked by another process. Try again',
  LOCKED: 'is locked by another process. Try again',
  IOERR: 'cannot be read or written. Check the disk',
};

/** The names of SQLite result codes, which `node:sqlite` gives as numbers. */
const kinds: Readonly<Record<number, string>> = {
  5: 'BUSY',
  6: 'LOCKED',
  8: 'READONLY',
  10: 'IOERR',
  11: 'CORRUPT',
  13: 'FULL',
  14: 'CANTOPEN',
  26: 'NOTADB',
};

function kindOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // better-sqlite3 checks the folder itself.
  if (error instanceof TypeError && /directory does not exist/.test(error.message)) return 'CANTOPEN';
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  // node:sqlite gives the extended code, whose lowest byte is the primary code.
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number')
    return kinds[errcode & 0xff] ?? String(errcode);
  return typeof code === 'string' ? /^SQLITE_([A-Z]+)/.exec(code)?.[1] : undefined;
}
