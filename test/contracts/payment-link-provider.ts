import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CreateLink, PaymentLinkProvider } from '../../src/payment-links/providers/provider.ts';
import type { FakeApi } from '../payment-links/providers/fake-api.ts';

/** A provider and the server that it calls. */
export interface ProviderHouse {
  readonly provider: PaymentLinkProvider;
  /** Undefined for a provider that calls no server. */
  readonly api: FakeApi | undefined;
  /** Texts that must never be in a message. */
  readonly secrets: readonly string[];
}

/** The contract of every provider of payment links. */
export function paymentLinkProviderContract(name: string, build: () => Promise<ProviderHouse>): void {
  describe(`the provider ${name}`, () => {
    let house: ProviderHouse;
    let provider: PaymentLinkProvider;

    beforeEach(async () => {
      house = await build();
      provider = house.provider;
    });

    afterEach(async () => {
      await house.api?.close();
    });

    test('describes its capabilities', () => {
      expect(provider.name).toMatch(/^[a-z][a-z-]*$/);
      const { maxLifetimeDays, feedback, cancel, hosted } = provider.capabilities;
      expect(maxLifetimeDays === null || maxLifetimeDays >= 1).toBe(true);
      expect(cancel).toBe(provider.cancelLink !== undefined);
      expect(feedback !== 'none').toBe(provider.getLink !== undefined);
      expect(feedback === 'webhook').toBe(provider.parseWebhook !== undefined);
      expect(hosted).toBe(provider.hosts.length > 0);
    });

    test('tests its connection, and returns the mode', async () => {
      expect(await provider.testConnection()).toMatchObject({
        ok: true,
        mode: expect.stringMatching(/^(test|live)$/),
      });
    });

    test('creates a payment page', async () => {
      const link = await provider.createLink(requestOf());
      expect(link).toMatchObject({ status: 'open', mode: expect.stringMatching(/^(test|live)$/) });
      expect(link.id).not.toBe('');
      expect(link.url).toMatch(/^https:\/\//);
    });

    test('creates one page for one idempotency key', async () => {
      const [first, second] = [
        await provider.createLink(requestOf()),
        await provider.createLink(requestOf()),
      ];
      expect(second).toEqual(first);
      const other = await provider.createLink(requestOf({ idempotencyKey: 'other' }));
      expect(other.id).not.toBe(first.id);
    });

    test('finds and cancels its links, if it supports that', async () => {
      const link = await provider.createLink(requestOf());
      if (provider.getLink !== undefined) expect(await provider.getLink(link.id)).toEqual(link);
      if (provider.cancelLink === undefined) return;
      await provider.cancelLink(link.id);
      await provider.cancelLink(link.id);
      if (provider.getLink !== undefined)
        expect(await provider.getLink(link.id)).toMatchObject({ status: 'cancelled' });
    });

    const calling = (title: string, run: (api: FakeApi) => Promise<void>): void => {
      test(title, async () => {
        if (house.api !== undefined) await run(house.api);
        else expect(provider.capabilities.hosted).toBe(false);
      });
    };

    calling('sends the same key again after a fault that may pass, and one page comes of it', async (api) => {
      for (const fault of ['hang', 'slow-body', 'close', 409, 429, 500, 503] as const) {
        api.received.length = 0;
        api.faults.push(fault, 'ok');
        const link = await provider.createLink(requestOf());
        expect(link).toEqual(await provider.createLink(requestOf()));
        const keys = api.received.map((request) => request.headers['idempotency-key']);
        expect(keys).toEqual([
          requestOf().idempotencyKey,
          requestOf().idempotencyKey,
          requestOf().idempotencyKey,
        ]);
      }
    });

    calling('gives up after three tries', async (api) => {
      for (const fault of ['hang', 'close', 429, 500] as const) {
        api.received.length = 0;
        api.faults.push(fault, fault, fault);
        await expect(provider.createLink(requestOf())).rejects.toMatchObject({
          code: 'provider-unavailable',
        });
        expect(api.received).toHaveLength(3);
      }
    });

    calling('does not repeat what is final', async (api) => {
      for (const [fault, code] of [
        [401, 'provider-unauthorised'],
        [403, 'provider-unauthorised'],
        [400, 'provider-rejected'],
        [422, 'provider-rejected'],
        ['malformed', 'provider-answer-invalid'],
        ['not-json', 'provider-answer-invalid'],
      ] as const) {
        api.received.length = 0;
        api.faults.push(fault);
        await expect(provider.createLink(requestOf())).rejects.toMatchObject({ code });
        expect(api.received).toHaveLength(1);
      }
    });

    calling('says why the provider refused', async (api) => {
      api.faults.push(422);
      await expect(provider.createLink(requestOf())).rejects.toThrow(
        /422: The amount is lower than the minimum/,
      );
    });

    calling('does not read an endless answer', async (api) => {
      api.faults.push('huge', 'huge', 'huge');
      await expect(provider.createLink(requestOf())).rejects.toMatchObject({ code: 'provider-unavailable' });
    });

    calling('says of a failed test of the connection why, instead of throwing', async (api) => {
      api.faults.push(401);
      expect(await provider.testConnection()).toMatchObject({ ok: false, reason: 'auth' });
      api.faults.push('close', 'close', 'close');
      expect(await provider.testConnection()).toMatchObject({ ok: false, reason: 'network' });
      api.faults.push('not-json');
      expect(await provider.testConnection()).toMatchObject({ ok: false });
    });

    calling('never shows a secret', async (api) => {
      const seen: string[] = [];
      for (const fault of ['close', 'hang', 'echo', 401, 422, 500, 'malformed', 'not-json'] as const) {
        api.faults.push(fault, fault, fault);
        const error: unknown = await provider.createLink(requestOf()).catch((thrown: unknown) => thrown);
        for (let one = error; one instanceof Error; one = one.cause)
          seen.push(one.message, one.stack ?? '', JSON.stringify(one));
        api.faults.length = 0;
        api.faults.push(fault, fault, fault);
        seen.push(JSON.stringify(await provider.testConnection()));
        api.faults.length = 0;
      }
      expect(house.secrets.length).toBeGreaterThan(0);
      for (const secret of house.secrets) expect(seen.join('\n')).not.toContain(secret);
    });
  });
}

/** The request in these tests. */
export function requestOf(parts: Partial<CreateLink> = {}): CreateLink {
  return {
    idempotencyKey: 'Zb1cXGNlWdGO8h2bGSmxhKc5xOHIwoWSxzxnV2zWjPg',
    reference: '2026-0142',
    amount: { currency: 'EUR', cents: 121_005 },
    description: '2026-0142 Kantoor Janssens bv',
    remittance: { kind: 'ogm', value: '010806817183' },
    creditor: { name: 'Kantoor Janssens bv', iban: 'BE68539007547034' },
    dueDate: '2026-12-02',
    expiresAt: '2027-02-20T10:00:00.000Z',
    locale: 'nl',
    shortUrl: 'https://pay.example.be/7H3K9QWX2M4ABC',
    ...parts,
  };
}
