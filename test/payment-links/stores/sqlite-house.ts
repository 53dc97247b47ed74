import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import type { StoreHouse } from '../../contracts/link-store.ts';

/** A new folder with one SQLite file. */
export function buildSqliteHouse(): StoreHouse & { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-store-'));
  const file = join(folder, 'facteur.db');
  return {
    folder,
    file,
    open: () => openStore(file),
    destroy: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
