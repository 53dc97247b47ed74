import { FacteurError } from '../../errors.ts';

/** Turns an error of SQLite into one that says what to do; any other error stays. */
export function toStoreError(error: unknown, path: string): unknown {
  const kind = kindOf(error);
  if (kind === undefined || error instanceof FacteurError) return error;
  const code = kind === 'NOTADB' || kind === 'CORRUPT' ? 'store-invalid' : 'store-unavailable';
  const reason = reasons[kind] ?? `failed with SQLITE_${kind}`;
  return new FacteurError(code, `The store ${path} ${reason}.`, { cause: error });
}

/** Whether another process holds the lock at this moment. */
export function isBusy(error: unknown): boolean {
  return kindOf(error) === 'BUSY';
}

const reasons: Readonly<Record<string, string>> = {
  NOTADB: 'is not an SQLite database: name another file, or one that does not exist yet',
  CORRUPT: 'is damaged: restore it from a backup',
  CANTOPEN: 'cannot be opened or created: look at the folder, and at who may write there',
  READONLY: 'cannot be written: look at who may write the file and its folder',
  FULL: 'cannot grow, because the disk is full: nothing was written',
  BUSY: 'is locked by another process: try again',
  LOCKED: 'is locked by another process: try again',
  IOERR: 'cannot be read or written: look at the disk',
};

/** Result codes of SQLite that the two drivers spell differently. */
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
  // better-sqlite3 looks for the folder itself.
  if (error instanceof TypeError && /directory does not exist/.test(error.message)) return 'CANTOPEN';
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  // node:sqlite gives the extended number; its lowest byte is the kind.
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number')
    return kinds[errcode & 0xff] ?? String(errcode);
  return typeof code === 'string' ? /^SQLITE_([A-Z]+)/.exec(code)?.[1] : undefined;
}
