import type pg from 'pg';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import type { PostgresPool } from '../../../src/payment-links/stores/postgres.ts';
import { linkStoreContract } from '../../contracts/link-store.ts';
import { buildMemoryHouse } from './postgres-house.ts';

linkStoreContract('PostgreSQL (PGlite in memory)', buildMemoryHouse);

test('a pg pool has the type that a store needs', () => {
  expectTypeOf<pg.Pool>().toExtend<PostgresPool>();
});

describe('a PostgreSQL server', () => {
  test('that does not answer causes an error without the password', async () => {
    const opening = openStore('postgres://facteur:verysecret@127.0.0.1:9/nowhere');
    await expect(opening).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(opening).rejects.not.toThrow(/verysecret/);
  });

  test('that closed a connection is tried again once, but not after other errors', async () => {
    const asked: string[] = [];
    const failures: { code: string; message: string }[] = [];
    const pool: PostgresPool = {
      query: async (text) => {
        asked.push(text);
        const failure = failures.shift();
        if (failure !== undefined) throw Object.assign(new Error(failure.message), failure);
        if (text.includes('to_regclass')) return { rows: [{ found: true }] };
        return { rows: text.includes('facteur_schema') ? [{ version: 1 }] : [] };
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

  test('with a newer version is refused', async () => {
    const house = await buildMemoryHouse();
    await (await house.open()).close();
    await house.run('INSERT INTO facteur_schema (version) VALUES (99)');
    await expect(house.open()).rejects.toMatchObject({ code: 'store-too-new' });
    await house.destroy();
  });
});
