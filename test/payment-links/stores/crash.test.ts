import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import { loadSqlite } from '../../../src/payment-links/stores/sqlite-driver.ts';
import { expectAll, killProcesses, rounds } from './kill-processes.ts';
import { buildSqliteHouse } from './sqlite-house.ts';

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

let house: ReturnType<typeof buildSqliteHouse>;

beforeEach(() => {
  house = buildSqliteHouse();
});

afterEach(() => house.destroy());

describe('processes that create links on one file', () => {
  test(
    `lose no acknowledged link and create none twice when they are killed ${rounds} times at random moments`,
    async () => {
      const acknowledged = await killProcesses(house.file);
      await expectIntact(house.file);
      const store = await openStore(house.file);
      await expectAll(store, acknowledged);
      await store.close();
    },
    60_000 + rounds * 2000,
  );
});

describe('processes that open a new file at the same moment', () => {
  test('all get the same tables', async () => {
    for (let round = 0; round < 4; round++) {
      const file = `${house.file}-${round}`;
      const at = String(Date.now() + 1500);
      const children = Array.from({ length: 6 }, () =>
        spawn(process.execPath, [script('open-store-process.mjs'), file, at]),
      );
      const printed = await Promise.all(children.map((child) => text(child.stdout)));
      expect(printed).toEqual(Array(6).fill('opened\n'));
      await expectIntact(file);
    }
  }, 60_000);
});

async function expectIntact(file: string): Promise<void> {
  const connection = (await loadSqlite())(file, 5000);
  expect(connection.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  connection.close();
}
