import { beforeEach, describe, expect, test } from 'vitest';
import { FacteurError } from '../../src/errors.ts';
import { openPaymentLinks, type PaymentLinks } from '../../src/payment-links/open-payment-links.ts';
import type { PaymentLinksOptions } from '../../src/payment-links/payment-links-options.ts';
import { createClock, day, invoiceData } from './invoices.ts';
import { type StubProvider, stubProvider } from './stub-provider.ts';

let clock: ReturnType<typeof createClock>;
let provider: StubProvider;
let links: PaymentLinks;

beforeEach(async () => {
  clock = createClock();
  provider = stubProvider();
  links = await openPaymentLinks({
    store: ':memory:',
    provider,
    baseUrl: 'https://pay.example.be',
    now: clock.now,
  });
});

const timeout = (): FacteurError => new FacteurError('provider-unavailable', 'stub did not answer in time.');

describe('creating a link', () => {
  test('returns a short URL on your own domain, valid for 90 days', async () => {
    const link = await links.create(invoiceData());
    expect(link).toEqual({
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{14}$/),
      url: `https://pay.example.be/${link.code}`,
      status: 'open',
      company: '0403019261',
      invoice: '2026-0142',
      revision: 1,
      amount: { currency: 'EUR', cents: 121_000 },
      provider: 'stub',
      mode: 'test',
      createdAt: '2026-11-22T10:00:00.000Z',
      expiresAt: '2027-02-20T10:00:00.000Z',
      validUntil: '2027-02-20',
    });
    expect(link.url.length).toBeLessThan(45);
  });

  test('returns the same link to 50 callers at once, and asks the provider once', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => links.create(invoiceData())));
    expect(new Set(all.map((link) => link.code)).size).toBe(1);
    expect(provider.created).toHaveLength(1);
  });

  test('creates a separate link for each invoice and each company', async () => {
    const codes = await Promise.all([
      links.create(invoiceData()),
      links.create(invoiceData({ number: '2026-0143' })),
      links.create(invoiceData({}, { enterpriseNumber: '0203430576' })),
    ]);
    expect(new Set(codes.map((link) => link.code)).size).toBe(3);
  });

  test('asks again with the same key and returns the same code after a timeout', async () => {
    provider.failures.push(timeout());
    await expect(links.create(invoiceData())).rejects.toMatchObject({ code: 'provider-unavailable' });
    const [unfinished] = await links.list();
    expect(unfinished).toMatchObject({ status: 'preparing', mode: undefined });
    expect(await links.resolve(unfinished!.code)).toEqual({ kind: 'unknown' });
    const link = await links.create(invoiceData());
    expect(link).toMatchObject({ code: unfinished!.code, status: 'open' });
    expect(provider.created).toHaveLength(2);
    expect(provider.created[0]).toEqual(provider.created[1]);
    expect(provider.created[0]!.idempotencyKey.length).toBeLessThanOrEqual(64);
  });

  test('never creates the same code twice', async () => {
    const bytes = [1, 1, 1, 2].map((byte) => new Uint8Array(14).fill(byte));
    const options = {
      store: ':memory:',
      provider,
      baseUrl: 'https://pay.example.be',
      random: () => bytes.shift()!,
    };
    const few = await openPaymentLinks(options);
    expect((await few.create(invoiceData())).code).toBe('11111111111111');
    expect((await few.create(invoiceData({ number: '2' }))).code).toBe('22222222222222');
  });

  test.each([
    ['amount', { total: '1000.00' }, {}],
    ['reference', { reference: 'RF18539007547034' }, {}],
    ['account', {}, { iban: 'NL91ABNA0417164300' }],
  ])('cancels the link and creates a new revision if the %s changes', async (_, invoice, company) => {
    const before = await links.create(invoiceData());
    clock.move(day);
    const after = await links.create(invoiceData(invoice, company));
    expect(after).toMatchObject({ revision: 2, status: 'open', validUntil: '2027-02-21' });
    expect(after.code).not.toBe(before.code);
    expect(await links.find(before.code)).toMatchObject({ status: 'cancelled' });
    expect(provider.cancelled).toEqual([`id-${provider.created[0]!.idempotencyKey}`]);
    expect(provider.created[0]!.idempotencyKey).not.toBe(provider.created[1]!.idempotencyKey);
    expect((await links.create(invoiceData(invoice, company))).code).toBe(after.code);
  });

  test('keeps the link if something else changes', async () => {
    const { code } = await links.create(invoiceData());
    const other = invoiceData({ dueDate: '2027-01-01' }, { phone: '+32 2 000 00 00' }, { language: 'fr' });
    expect((await links.create(other)).code).toBe(code);
  });

  test('cancels the old page before it creates the new one, even if that takes two attempts', async () => {
    const before = await links.create(invoiceData());
    provider.failures.push(timeout());
    await expect(links.create(invoiceData({ total: '5' }))).rejects.toMatchObject({
      code: 'provider-unavailable',
    });
    expect(await links.find(before.code)).toMatchObject({ status: 'cancelled' });
    expect(await links.create(invoiceData({ total: '5' }))).toMatchObject({ revision: 2, status: 'open' });
  });

  test.each([
    ['a paid invoice', { status: 'paid' }, 'it is paid'],
    ['a credit note', { status: 'credited', total: '-5' }, 'it is credited, or a credit note'],
    ['a cancelled invoice', { status: 'cancelled' }, 'it is cancelled'],
    ['nothing due', { balance: '0' }, 'there is no amount due'],
  ])('fails for %s', async (_, invoice, reason) => {
    await expect(links.create(invoiceData(invoice))).rejects.toMatchObject({
      code: 'nothing-to-pay',
      message: `Invoice 2026-0142 gets no payment link: ${reason}.`,
    });
    expect(await links.list()).toEqual([]);
  });

  test('fails for wrong data, and writes nothing', async () => {
    await expect(links.create(invoiceData({ total: '12.345' }))).rejects.toMatchObject({
      code: 'invalid-data',
    });
    await expect(links.create(invoiceData({ number: 'a\u0007' }))).rejects.toMatchObject({
      code: 'invalid-data',
    });
    expect(await links.list()).toEqual([]);
    expect(provider.created).toEqual([]);
  });

  test('refuses a page that is not on a host of the provider', async () => {
    provider.url = () => 'https://evil.example/pay';
    await expect(links.create(invoiceData())).rejects.toMatchObject({ code: 'provider-answer-invalid' });
    const [link] = await links.list();
    expect(link).toMatchObject({ status: 'preparing' });
    expect(await links.resolve(link!.code)).toEqual({ kind: 'unknown' });
  });
});

describe('a link and its time', () => {
  test('works on day 89 and not on day 91, and expires at exactly 90 days', async () => {
    const { code } = await links.create(invoiceData());
    clock.move(89 * day);
    expect(await links.resolve(code)).toMatchObject({ kind: 'redirect' });
    clock.move(day - 1);
    expect(await links.resolve(code)).toMatchObject({ kind: 'redirect' });
    expect(await links.find(code)).toMatchObject({ status: 'open' });
    clock.move(1);
    expect(await links.resolve(code)).toMatchObject({ kind: 'expired' });
    expect(await links.find(code)).toMatchObject({ status: 'expired' });
    clock.move(day);
    expect(await links.resolve(code)).toMatchObject({ kind: 'expired' });
  });

  test.each([
    ['2026-08-15T08:00:00.000Z', '2026-11-13T08:00:00.000Z', '2026-11-13'],
    ['2026-08-14T22:30:00.000Z', '2026-11-12T22:30:00.000Z', '2026-11-12'],
    ['2026-01-01T23:00:00.000Z', '2026-04-01T23:00:00.000Z', '2026-04-02'],
    ['2026-01-01T22:00:00.000Z', '2026-04-01T22:00:00.000Z', '2026-04-01'],
  ])(
    'created at %s expires at %s, and its last day in Brussels is %s',
    async (created, expiresAt, validUntil) => {
      const { now } = createClock(created);
      const others = await openPaymentLinks({
        store: ':memory:',
        provider,
        baseUrl: 'https://pay.example.be',
        now,
      });
      expect(await others.create(invoiceData())).toMatchObject({ expiresAt, validUntil });
    },
  );

  test('can have another validity', async () => {
    const short = await openPaymentLinks({
      store: ':memory:',
      provider,
      baseUrl: 'https://pay.example.be',
      now: clock.now,
      validDays: 14,
    });
    expect(await short.create(invoiceData())).toMatchObject({ expiresAt: '2026-12-06T10:00:00.000Z' });
  });
});

describe('attaching a link', () => {
  test('returns the data with the short URL and its expiry, and does not change the data of the caller', async () => {
    const data = invoiceData();
    const copy = structuredClone(data);
    const attached = await links.attach(data);
    const [link] = await links.list();
    expect(attached).toEqual({
      ...data,
      invoice: { ...data.invoice, paymentUrl: link!.url, paymentUrlExpiresAt: '2027-02-20T10:00:00.000Z' },
    });
    expect(data).toEqual(copy);
  });

  test('adds a link to each invoice of a grouped reminder', async () => {
    const { invoice, ...parties } = invoiceData();
    const paid = { ...invoice, number: '3', status: 'paid' };
    const data = {
      ...parties,
      reminder: { level: 2, invoices: [invoice, { ...invoice, number: '2' }, paid] },
    };
    const { reminder } = (await links.attach(data)) as typeof data;
    const urls = (reminder.invoices as { paymentUrl?: string }[]).map((one) => one.paymentUrl);
    expect(new Set(urls).size).toBe(3);
    expect(urls[2]).toBeUndefined();
    expect(reminder.level).toBe(2);
  });

  test.each([{ status: 'paid' }, { status: 'credited', total: '-5' }, { balance: '0' }])(
    'does not change data with nothing to pay: %j',
    async (invoice) => {
      const data = invoiceData(invoice);
      expect(await links.attach(data)).toEqual(data);
      expect(await links.list()).toEqual([]);
    },
  );

  test('refuses an expired link', async () => {
    await links.create(invoiceData());
    clock.move(91 * day);
    await expect(links.attach(invoiceData())).rejects.toMatchObject({
      code: 'link-expired',
      message:
        'The payment link of invoice 2026-0142 expired after 2027-02-20. Renew it, or attach with { renew: true }.',
    });
  });

  test('renews an expired or cancelled link with the option', async () => {
    const first = await links.create(invoiceData());
    clock.move(91 * day);
    const { invoice } = await links.attach(invoiceData(), { renew: true });
    const second = (await links.list()).find((link) => link.status === 'open')!;
    expect(invoice.paymentUrl).toBe(second.url);
    expect(second).toMatchObject({ revision: 2, validUntil: '2027-05-22' });
    expect(second.code).not.toBe(first.code);
    await links.cancel(second.code);
    await expect(links.attach(invoiceData())).rejects.toMatchObject({ code: 'link-cancelled' });
    await links.attach(invoiceData(), { renew: true });
    expect(await links.list()).toHaveLength(3);
  });

  test('refuses a paid link', async () => {
    const { code } = await links.create(invoiceData());
    await links.markPaid(code);
    await expect(links.attach(invoiceData(), { renew: true })).rejects.toMatchObject({ code: 'link-paid' });
    // With a remaining balance, the link is for another amount.
    const { invoice } = await links.attach(invoiceData({ balance: '10' }));
    expect(invoice.paymentUrl).toBeDefined();
  });
});

describe('renewing and cancelling', () => {
  test('renewing twice, in any order, creates one new link', async () => {
    const { code } = await links.create(invoiceData());
    const renewed = await Promise.all([links.renew(code), links.renew(code), links.renew(code)]);
    expect(new Set(renewed.map((link) => link.code)).size).toBe(1);
    expect(renewed[0]).toMatchObject({ revision: 2, status: 'open' });
    expect((await links.renew(code)).code).toBe(renewed[0]!.code);
    expect(await links.list()).toHaveLength(2);
  });

  test('a link that is paid at the provider is not renewed', async () => {
    const { code } = await links.create(invoiceData());
    provider.paid.add(`id-${provider.created[0]!.idempotencyKey}`);
    clock.move(91 * day);
    await expect(links.renew(code)).rejects.toMatchObject({ code: 'link-paid' });
    expect(await links.resolve(code)).toMatchObject({ kind: 'paid' });
  });

  test('a cancelled link leads nowhere, here and at the provider', async () => {
    const { code } = await links.create(invoiceData());
    expect(await links.cancel(code)).toMatchObject({ status: 'cancelled' });
    expect(await links.resolve(code)).toMatchObject({ kind: 'cancelled' });
    expect(provider.cancelled).toHaveLength(1);
    expect(await links.cancel(code)).toMatchObject({ status: 'cancelled' });
  });

  test('a code is accepted as people type it, and an unknown code is an error', async () => {
    const { code } = await links.create(invoiceData());
    const typed = `${code.slice(0, 7)}-${code.slice(7)}`.toLowerCase();
    expect(await links.find(typed)).toMatchObject({ code });
    expect(await links.cancel(typed)).toMatchObject({ code });
    expect(await links.find('00000000000000')).toBeUndefined();
    expect(await links.find('nonsense')).toBeUndefined();
    for (const change of [links.renew, links.cancel, links.markPaid, links.refresh]) {
      await expect(change('00000000000000')).rejects.toMatchObject({ code: 'link-not-found' });
    }
  });
});

describe('the status at a provider', () => {
  test('is requested after an event, which is only a hint', async () => {
    const { code } = await links.create(invoiceData());
    const id = `id-${provider.created[0]!.idempotencyKey}`;
    expect(await links.receiveEvent(Buffer.from(id), {}, '')).toBe(1);
    expect(await links.find(code)).toMatchObject({ status: 'open' });
    provider.paid.add(id);
    expect(await links.receiveEvent(Buffer.from(id), {}, '')).toBe(1);
    expect(await links.find(code)).toMatchObject({ status: 'paid' });
    expect(await links.receiveEvent(Buffer.from('id-unknown'), {}, '')).toBe(0);
  });

  test('is not requested from another provider', async () => {
    const { code } = await links.create(invoiceData());
    expect(await links.refresh(code)).toMatchObject({ status: 'open' });
  });
});

describe('listing and purging', () => {
  test('lists what expires soon', async () => {
    await links.create(invoiceData());
    clock.move(80 * day);
    await links.create(invoiceData({ number: '2' }));
    const paid = await links.create(invoiceData({ number: '3' }));
    await links.markPaid(paid.code);
    expect((await links.list({ expiringWithin: 14 * day })).map((link) => link.invoice)).toEqual([
      '2026-0142',
    ]);
    expect((await links.list({ expiringWithin: 91 * day })).map((link) => link.invoice)).toEqual([
      '2026-0142',
      '2',
    ]);
    expect(await links.list()).toHaveLength(3);
    expect(await links.list({ limit: 2 })).toHaveLength(2);
    clock.move(10 * day);
    expect(await links.list({ expiringWithin: day })).toEqual([]);
  });

  test('keeps expired links until they are purged, with all revisions of their invoice', async () => {
    const first = await links.create(invoiceData());
    clock.move(60 * day);
    await links.create(invoiceData({ total: '5' }));
    const other = await links.create(invoiceData({ number: '2' }));
    clock.move(40 * day);
    expect(await links.resolve(first.code)).toMatchObject({ kind: 'cancelled' });
    expect(await links.purge(0)).toBe(0);
    clock.move(51 * day);
    expect(await links.purge(2 * day)).toBe(0);
    expect(await links.purge(0)).toBe(3);
    expect(await links.resolve(other.code)).toEqual({ kind: 'unknown' });
  });
});

describe('opening payment links', () => {
  const open = (options: object): Promise<PaymentLinks> =>
    openPaymentLinks({
      store: ':memory:',
      baseUrl: 'https://pay.example.be',
      ...options,
    } as PaymentLinksOptions);

  test.each([
    [
      'an unknown option',
      { basUrl: 'x' },
      'invalid-option',
      'Unknown option "basUrl" of openPaymentLinks. Did you mean "baseUrl"?',
    ],
    [
      'zero days',
      { validDays: 0 },
      'invalid-option',
      'The option "validDays" must be a number from 0.001 to 3650; received 0.',
    ],
    [
      'days that are not a number',
      { validDays: '90' },
      'invalid-option',
      'The option "validDays" must be a number from 0.001 to 3650; received "90".',
    ],
    [
      'an empty store',
      { store: '' },
      'invalid-option',
      'The option "store" must be a file name, "postgres://…" or a store; received "".',
    ],
    [
      'a base URL that is not https',
      { baseUrl: 'http://pay.example.be' },
      'invalid-base-url',
      'must be https',
    ],
  ])('refuses %s', async (_, options, code, message) => {
    await expect(open(options)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  test('refuses a validity that the provider does not support', async () => {
    const short = { ...stubProvider(), capabilities: { ...provider.capabilities, maxLifetimeDays: 70 } };
    const few = await open({ provider: short });
    await expect(few.create(invoiceData())).rejects.toMatchObject({
      code: 'invalid-option',
      message: expect.stringContaining('at most 70 days'),
    });
  });

  test('accepts a provider for each company', async () => {
    const other = { ...stubProvider(), name: 'other' };
    const hosts = { stub: ['provider.example'], other: ['provider.example'] };
    const both = await open({
      hosts,
      provider: (company: string) => (company === '0403019261' ? provider : other),
    });
    expect(await both.create(invoiceData())).toMatchObject({ provider: 'stub' });
    expect(await both.create(invoiceData({}, { enterpriseNumber: '0203430576' }))).toMatchObject({
      provider: 'other',
    });
  });

  test('uses bank transfer by default, with one write and no call', async () => {
    const bank = await open({});
    const link = await bank.create(invoiceData());
    expect(link).toMatchObject({ provider: 'bank-transfer', mode: 'live', status: 'open' });
    expect(await bank.resolve(link.code)).toMatchObject({ kind: 'page', link: { cents: 121_000 } });
    await expect(bank.create(invoiceData({ number: '2' }, { iban: undefined }))).rejects.toMatchObject({
      code: 'invalid-transfer',
    });
    expect(await bank.list()).toHaveLength(1);
  });
});

test('a million random codes find no link', async () => {
  for (let number = 0; number < 500; number++) await links.create(invoiceData({ number: String(number) }));
  const { createCode } = await import('../../src/payment-links/code.ts');
  let hits = 0;
  for (let guess = 0; guess < 1_000_000; guess++) {
    const { kind } = await links.resolve(createCode());
    if (kind !== 'unknown') hits += 1;
  }
  expect(hits).toBe(0);
}, 120_000);
