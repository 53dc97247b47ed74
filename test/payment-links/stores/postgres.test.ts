import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { openPaymentLinks } from '../../../src/payment-links/open-payment-links.ts';
import { createLinkHandler } from '../../../src/payment-links/server/web-handler.ts';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import type { PostgresPool } from '../../../src/payment-links/stores/postgres.ts';
import { linkStoreContract } from '../../contracts/link-store.ts';
import { invoiceData } from '../invoices.ts';
import { buildMemoryHouse, buildPostgresHouse, serverUrl } from './postgres-house.ts';

const folder = process.env.FACTEUR_TEST_POSTGRES_FOLDER;
const missing =
  'start a server with "test/postgres.sh start <folder>", and set FACTEUR_TEST_POSTGRES and FACTEUR_TEST_POSTGRES_FOLDER';

if (serverUrl === undefined) {
  console.warn(`No PostgreSQL server: its store is tested on PGlite in memory. For a real one, ${missing}.`);
  linkStoreContract('PostgreSQL (PGlite in memory)', buildMemoryHouse);
} else {
  linkStoreContract('PostgreSQL', buildPostgresHouse);
}

test('a pool of pg fits what a store needs', () => {
  expectTypeOf<pg.Pool>().toExtend<PostgresPool>();
});

describe('a PostgreSQL server', () => {
  test('that does not answer is an error without a password', async () => {
    const opening = openStore('postgres://facteur:verysecret@127.0.0.1:9/nowhere');
    await expect(opening).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(opening).rejects.not.toThrow(/verysecret/);
  });

  test('that has closed a connection is asked again, once, and other errors are not', async () => {
    const asked: string[] = [];
    const failures: { code: string; message: string }[] = [];
    const pool: PostgresPool = {
      query: async (text) => {
        asked.push(text);
        const failure = failures.shift();
        if (failure !== undefined) throw Object.assign(new Error(failure.message), failure);
        return { rows: text.includes('to_regclass') ? [{ found: true }] : [{ version: 1 }] };
      },
      end: async () => {},
    };
    const store = await openStore(pool);
    const shutDown = { code: '57P01', message: 'terminating connection due to administrator command' };
    const get = (): Promise<unknown> => store.revisions('a', 'b');
    asked.length = 0;
    failures.push(shutDown);
    await get();
    expect(asked).toHaveLength(2);
    failures.push(shutDown, shutDown);
    await expect(get()).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(asked).toHaveLength(4);
    failures.push({ code: '42501', message: 'permission denied for table facteur_links' });
    await expect(get()).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('permission denied'),
    });
    expect(asked).toHaveLength(5);
  });

  test('of a newer version is refused', async () => {
    const house = serverUrl === undefined ? await buildMemoryHouse() : await buildPostgresHouse();
    await (await house.open()).close();
    await house.run('INSERT INTO facteur_schema (version) VALUES (99)');
    await expect(house.open()).rejects.toMatchObject({ code: 'store-too-new' });
    await house.destroy();
  });

  test.skipIf(serverUrl === undefined || folder === undefined)(
    `may restart midway (otherwise ${missing})`,
    async () => {
      const house = await buildPostgresHouse();
      const links = await openPaymentLinks({ store: house.url, baseUrl: 'https://pay.example.be' });
      const handler = createLinkHandler(links);
      const before = await links.create(invoiceData());
      const acknowledged: string[] = [];
      const statuses = new Set<number>();
      let isRunning = true;
      const creating = (async () => {
        for (let number = 0; isRunning; number++) {
          await links.create(invoiceData({ number: `midway-${number}` })).then(
            (link) => acknowledged.push(link.code),
            (error: unknown) => expect(error).toMatchObject({ code: 'store-unavailable' }),
          );
        }
      })();
      const opening = (async () => {
        while (isRunning) {
          const response = await handler(new Request(before.url));
          statuses.add(response.status);
          if (response.status === 503) expect(response.headers.get('retry-after')).toBe('30');
        }
      })();
      await sleep(100);
      execFileSync('test/postgres.sh', ['restart', folder!]);
      await sleep(300);
      isRunning = false;
      await Promise.all([creating, opening]);
      expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true);
      expect((await handler(new Request(before.url))).status).toBe(200);
      expect((await links.create(invoiceData())).code).toBe(before.code);
      for (const code of acknowledged) expect(await links.find(code)).toMatchObject({ status: 'open' });
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      await links.close();
      await house.destroy();
    },
    60_000,
  );
});
