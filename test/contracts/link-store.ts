import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPaymentLinks } from '../../src/payment-links/open-payment-links.ts';
import type { LinkStore, StoredLink } from '../../src/payment-links/stores/link-store.ts';
import { invoiceData } from '../payment-links/invoices.ts';

/** A database on which stores are opened. */
export interface StoreHouse {
  /** Opens another store on the database. The first one creates the tables. */
  open(): Promise<LinkStore>;
  /** Closes everything and deletes the database. */
  destroy(): Promise<void>;
}

/** The contract of every store of payment links. */
export function linkStoreContract(name: string, build: () => Promise<StoreHouse>): void {
  describe(`the store ${name}`, () => {
    let house: StoreHouse;
    let store: LinkStore;

    beforeEach(async () => {
      house = await build();
      store = await house.open();
      // PGlite takes its time to start.
    }, 60_000);

    afterEach(async () => {
      await store.close();
      await house.destroy();
    });

    test('returns a link as it was inserted', async () => {
      const link = linkOf();
      expect(await store.insert(link)).toBe(true);
      expect(plain(await store.get(link.code))).toEqual(link);
      expect(await store.getState(link.code)).toEqual(stateOf(link));
      expect((await store.revisions(link.company, link.invoice)).map(plain)).toEqual([link]);
    });

    test('returns nothing for an unknown link', async () => {
      expect(await store.get('00000000000000')).toBeUndefined();
      expect(await store.getState('00000000000000')).toBeUndefined();
      expect(await store.revisions('1', '1')).toEqual([]);
      expect(await store.findByProviderId('stub', 'x')).toBeUndefined();
    });

    test('stores any text and the largest numbers', async () => {
      const link = linkOf({
        invoice: '2026/\'"?$1;--\u{1f4b6} é',
        cents: 99_999_999_999,
        createdAt: 253_402_300_799_999,
        expiresAt: 253_402_300_799_999,
      });
      await store.insert(link);
      expect(plain(await store.get(link.code))).toEqual(link);
      expect(await store.revisions(link.company, link.invoice)).toHaveLength(1);
    });

    test('accepts each code once, and each revision of an invoice once', async () => {
      await store.insert(linkOf());
      expect(await store.insert(linkOf({ invoice: 'other' }))).toBe(false);
      expect(await store.insert(linkOf({ code: '2'.repeat(14) }))).toBe(false);
      expect(await store.insert(linkOf({ code: '2'.repeat(14), revision: 2 }))).toBe(true);
      expect(await store.insert(linkOf({ code: '3'.repeat(14), company: 'other' }))).toBe(true);
    });

    test('replaces earlier revisions with a later one', async () => {
      await store.insert(linkOf());
      await store.insert(linkOf({ code: '2'.repeat(14), revision: 2 }));
      const found = await store.revisions('0403019261', '2026-0142');
      expect(found.map((link) => [link.revision, link.superseded])).toEqual([
        [2, false],
        [1, true],
      ]);
      expect(await store.getState('1'.repeat(14))).toMatchObject({ superseded: true });
      expect(await store.getState('2'.repeat(14))).toMatchObject({ superseded: false });
    });

    test('keeps the first answer of a provider, and finds a link by it', async () => {
      const { code } = linkOf();
      await store.insert(linkOf({ target: undefined, providerId: undefined, mode: undefined }));
      expect(await store.getState(code)).toMatchObject({ target: undefined });
      await store.setTarget(code, {
        providerId: 'first',
        target: 'https://provider.example/1',
        mode: 'test',
      });
      await store.setTarget(code, {
        providerId: 'second',
        target: 'https://provider.example/2',
        mode: 'live',
      });
      expect(await store.get(code)).toMatchObject({
        providerId: 'first',
        target: 'https://provider.example/1',
        mode: 'test',
      });
      expect(await store.findByProviderId('stub', 'first')).toMatchObject({ code });
      expect(await store.findByProviderId('other', 'first')).toBeUndefined();
    });

    test('keeps the time when a link was first cancelled and first paid', async () => {
      const { code } = linkOf();
      await store.insert(linkOf());
      await store.setCancelled(code, 5);
      await store.setCancelled(code, 6);
      await store.setPaid(code, 7);
      await store.setPaid(code, 8);
      expect(await store.get(code)).toMatchObject({ cancelledAt: 5, paidAt: 7 });
    });

    test('lists links by expiry', async () => {
      const all = { open: false, before: Number.MAX_SAFE_INTEGER, now: 0, limit: 100 };
      for (const [index, expiresAt] of [300, 100, 200].entries()) {
        await store.insert(linkOf({ code: String(index).repeat(14), invoice: String(index), expiresAt }));
      }
      await store.setPaid('2'.repeat(14), 1);
      expect((await store.list(all)).map((link) => link.expiresAt)).toEqual([100, 200, 300]);
      expect((await store.list({ ...all, limit: 1 })).map((link) => link.expiresAt)).toEqual([100]);
      expect((await store.list({ ...all, open: true })).map((link) => link.expiresAt)).toEqual([100, 300]);
      expect(
        (await store.list({ ...all, open: true, now: 100, before: 300 })).map((link) => link.expiresAt),
      ).toEqual([300]);
      expect(await store.list({ ...all, open: true, now: 100, before: 299 })).toEqual([]);
    });

    test('purges invoices as a whole', async () => {
      await store.insert(linkOf({ expiresAt: 100 }));
      await store.insert(linkOf({ code: '2'.repeat(14), revision: 2, expiresAt: 200 }));
      await store.insert(linkOf({ code: '3'.repeat(14), invoice: 'other', expiresAt: 100 }));
      expect(await store.purge(100)).toBe(0);
      expect(await store.purge(200)).toBe(1);
      expect(await store.get('1'.repeat(14))).toBeDefined();
      expect(await store.purge(201)).toBe(2);
      expect(await store.get('2'.repeat(14))).toBeUndefined();
    });

    test('is the same for everyone who opens it, also if they open a new one at once', async () => {
      const fresh = await build();
      const others = await Promise.all(Array.from({ length: 8 }, () => fresh.open()));
      await Promise.all(
        others.map((other, index) =>
          other.insert(linkOf({ code: String(index).repeat(14), invoice: String(index) })),
        ),
      );
      for (const other of others) {
        expect(
          await other.list({ open: false, before: Number.MAX_SAFE_INTEGER, now: 0, limit: 100 }),
        ).toHaveLength(8);
      }
      for (const other of others) await other.close();
      await fresh.destroy();
    });

    test('returns one link of an invoice to everyone who creates it at once', async () => {
      const stores = await Promise.all([house.open(), house.open(), house.open()]);
      const offices = await Promise.all(
        stores.map((one) => openPaymentLinks({ store: one, baseUrl: 'https://pay.example.be' })),
      );
      const created = await Promise.all(
        Array.from({ length: 50 }, (_, index) => offices[index % 3]!.create(invoiceData())),
      );
      expect(new Set(created.map((link) => link.code)).size).toBe(1);
      const amounts = await Promise.all(
        Array.from({ length: 9 }, (_, index) =>
          offices[index % 3]!.create(invoiceData({ total: `${index % 3}.50` })),
        ),
      );
      const revisions = await store.revisions('0403019261', '2026-0142');
      expect(revisions.filter((link) => !link.superseded)).toHaveLength(1);
      expect(revisions.map((link) => link.revision)).toEqual(
        revisions.map((_, index) => revisions.length - index),
      );
      expect(new Set(amounts.map((link) => link.code)).size).toBeLessThanOrEqual(revisions.length);
      for (const office of offices) await office.close();
    });
  });
}

function linkOf(parts: Partial<StoredLink> = {}): StoredLink {
  return {
    code: '1'.repeat(14),
    company: '0403019261',
    invoice: '2026-0142',
    revision: 1,
    cents: 121_000,
    details: {
      creditor: 'Boulangerie Éléonore',
      iban: 'BE68539007547034',
      reference: { kind: 'ogm', value: '010806817183' },
      language: 'fr',
      enterpriseNumber: '0403019261',
    },
    provider: 'stub',
    providerId: 'id-1',
    target: 'https://provider.example/1',
    mode: 'live',
    createdAt: 1_795_000_000_000,
    expiresAt: 1_802_776_000_000,
    cancelledAt: undefined,
    paidAt: undefined,
    superseded: false,
    ...parts,
  };
}

function stateOf({ provider, target, expiresAt, cancelledAt, paidAt, superseded }: StoredLink): object {
  return { provider, target, expiresAt, cancelledAt, paidAt, superseded };
}

function plain(link: StoredLink | undefined): object | undefined {
  return link === undefined ? undefined : { ...link };
}
