import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { openPaymentLinks } from '../../../src/payment-links/open-payment-links.ts';
import { createLinkHandler } from '../../../src/payment-links/server/web-handler.ts';
import { linkStoreContract } from '../../contracts/link-store.ts';
import { invoiceData } from '../../payment-links/invoices.ts';
import { expectAll, killProcesses, rounds } from '../../payment-links/stores/kill-processes.ts';
import { restartPostgres } from '../postgres-server.ts';
import { buildPostgresHouse } from './postgres-house.ts';

linkStoreContract('PostgreSQL', buildPostgresHouse);

describe('a PostgreSQL server', () => {
  test('with a newer schema version is refused', async () => {
    const house = await buildPostgresHouse();
    await (await house.open()).close();
    await house.run('INSERT INTO facteur_schema (version) VALUES (99)');
    await expect(house.open()).rejects.toMatchObject({ code: 'store-too-new' });
    await house.destroy();
  });

  test('may restart midway', async () => {
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
    restartPostgres(inject('postgres'));
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
  });

  test(
    `keeps every acknowledged link when processes are killed ${rounds} times at random moments`,
    async () => {
      const house = await buildPostgresHouse();
      const acknowledged = await killProcesses(house.url);
      const store = await house.open();
      await expectAll(store, acknowledged);
      await store.close();
      await house.destroy();
    },
    60_000 + rounds * 2000,
  );
});
