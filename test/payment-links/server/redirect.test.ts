import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { openPaymentLinks, type PaymentLinks } from '../../../src/payment-links/open-payment-links.ts';
import { createLinkListener } from '../../../src/payment-links/server/node-listener.ts';
import { createLinkHandler } from '../../../src/payment-links/server/web-handler.ts';
import type { LinkStore } from '../../../src/payment-links/stores/link-store.ts';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import { createClock, day, invoiceData } from '../invoices.ts';
import { type StubProvider, stubProvider } from '../stub-provider.ts';

const baseUrl = 'https://pay.example.be';
const calm = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

let clock: ReturnType<typeof createClock>;
let provider: StubProvider;
let store: LinkStore;
let links: PaymentLinks;
let handler: (request: Request) => Promise<Response>;
const errors: unknown[] = [];

beforeEach(async () => {
  clock = createClock();
  provider = stubProvider();
  store = await openStore(':memory:');
  links = await openPaymentLinks({ store, provider, baseUrl, now: clock.now });
  errors.length = 0;
  handler = createLinkHandler(links, {
    clientOf: (request) => request.headers.get('x-client') ?? undefined,
    now: clock.now,
    onError: (error) => errors.push(error),
  });
});

const open = (path: string, init: RequestInit = {}): Promise<Response> =>
  handler(new Request(`${baseUrl}${path}`, { redirect: 'manual', ...init }));
const headersOf = (response: Response): Record<string, string> => Object.fromEntries(response.headers);

describe('opening a short URL', () => {
  test('leads to the page of the provider', async () => {
    const { code } = await links.create(invoiceData());
    const response = await open(`/${code}`);
    expect(response.status).toBe(302);
    expect(headersOf(response)).toMatchObject({ ...calm, location: provider.url(provider.created[0]!) });
    expect(await response.text()).toBe('');
  });

  test('accepts a code as people type it, and ignores a query', async () => {
    const { code } = await links.create(invoiceData());
    for (const path of [
      `/${code.toLowerCase()}`,
      `/${code.slice(0, 4)}-${code.slice(4)}`,
      `/${code}?url=https://evil.example`,
      `/${code}?`,
    ]) {
      const response = await open(path);
      expect(response.headers.get('location')).toBe(provider.url(provider.created[0]!));
    }
  });

  test('answers 404 in the same way for malformed and unknown codes', async () => {
    const bodies = new Set<string>();
    for (const path of [
      '/00000000000000',
      '/nonsense',
      '/',
      '/a/b',
      '/%2e%2e/etc',
      '//evil.example',
      '/index.php?a',
      `/${'x'.repeat(5000)}`,
      '/__proto__',
    ]) {
      const response = await open(path);
      expect(response.status).toBe(404);
      expect(headersOf(response)).toMatchObject(calm);
      bodies.add(JSON.stringify([headersOf(response), await response.text()]));
    }
    expect(bodies.size).toBe(1);
  });

  test.each([
    ['nl', 'Deze betaallink is verlopen'],
    ['fr', 'Ce lien de paiement a expiré'],
    ['de', 'Dieser Zahlungslink ist abgelaufen'],
    ['en', 'This payment link has expired'],
  ])(
    'answers 410 in the language %s of the customer after it expired, without personal data',
    async (language, title) => {
      const { code } = await links.create(invoiceData({}, {}, { language }));
      clock.move(91 * day);
      const response = await open(`/${code}`, { headers: { 'accept-language': 'en' } });
      expect(response.status).toBe(410);
      expect(headersOf(response)).toMatchObject(calm);
      const html = await response.text();
      expect(html).toContain(`<h1>${title}</h1>`);
      expect(html).toContain('+32 2 555 12 34');
      for (const personal of ['Peeters', '2026-0142', '1.210', '1210', 'BE68', '010/8068'])
        expect(html).not.toContain(personal);
    },
  );

  test('answers 410 if it is cancelled, or replaced by a later one', async () => {
    const first = await links.create(invoiceData());
    const second = await links.create(invoiceData({ total: '5' }));
    expect((await open(`/${first.code}`)).status).toBe(410);
    await links.cancel(second.code);
    const response = await open(`/${second.code}`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('geldt niet meer');
  });

  test('answers 200 with a page that says that it is paid, if that is known', async () => {
    const { code } = await links.create(invoiceData());
    await links.markPaid(code);
    const response = await open(`/${code}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Deze factuur is betaald');
  });

  test('answers HEAD like GET, without a body', async () => {
    const { code } = await links.create(invoiceData());
    const bank = await openPaymentLinks({ store, baseUrl, now: clock.now });
    const page = await bank.create(invoiceData({ number: '2' }));
    for (const path of [`/${code}`, `/${page.code}`, '/00000000000000', '/robots.txt']) {
      const [get, head] = [await open(path), await open(path, { method: 'HEAD' })];
      expect(head.status).toBe(get.status);
      expect(headersOf(head)).toEqual(headersOf(get));
      expect(await head.text()).toBe('');
    }
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const { code } = await links.create(invoiceData());
    const response = await open(`/${code}`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  test('disallows everything for robots', async () => {
    const response = await open('/robots.txt');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('User-agent: *\nDisallow: /\n');
  });

  test('answers 503 with Retry-After while the store is down', async () => {
    const { code } = await links.create(invoiceData());
    await store.close();
    const response = await open(`/${code}`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('30');
    expect(headersOf(response)).toMatchObject(calm);
    expect(errors).toHaveLength(1);
  });

  test.each([
    'https://evil.example/',
    'javascript:alert(1)',
    'http://pay.provider.example/',
    'https://pay.provider.example@evil.example/',
  ])('never redirects to %s, even if it is in the store', async (target) => {
    const { code } = await links.create(invoiceData());
    const changed = await openPaymentLinks({
      store: { ...store, getState: async (one) => ({ ...(await store.getState(one))!, target }) },
      provider,
      baseUrl,
      now: clock.now,
    });
    const response = await createLinkHandler(changed)(new Request(`${baseUrl}/${code}`));
    expect(response.status).toBe(503);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).not.toContain('evil');
  });

  test('changes nothing, no matter how often a mail scanner opens it', async () => {
    const { code } = await links.create(invoiceData());
    const before = await store.get(code);
    const writes: string[] = [];
    const watched = Object.fromEntries(
      Object.entries(store).map(([name, method]) => [
        name,
        (...values: never[]) => {
          writes.push(name);
          return (method as (...all: never[]) => unknown)(...values);
        },
      ]),
    ) as unknown as LinkStore;
    const opened = createLinkHandler(
      await openPaymentLinks({ store: watched, provider, baseUrl, now: clock.now }),
    );
    for (const method of ['HEAD', 'GET', 'GET', 'POST', 'GET'])
      await opened(new Request(`${baseUrl}/${code}`, { method }));
    expect(new Set(writes)).toEqual(new Set(['getState']));
    expect({ ...(await store.get(code)) }).toEqual({ ...before });
    expect(provider.created).toHaveLength(1);
  });
});

describe('misses', () => {
  const miss = (client: string): Promise<Response> =>
    open('/00000000000000', { headers: { 'x-client': client } });

  test('are limited to 60 per minute for each client', async () => {
    for (let count = 0; count < 60; count++) expect((await miss('192.0.2.1')).status).toBe(404);
    const response = await miss('192.0.2.1');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('60');
    expect((await miss('192.0.2.2')).status).toBe(404);
    clock.move(60_000);
    expect((await miss('192.0.2.1')).status).toBe(404);
  });

  test('from one IPv6 household are counted together', async () => {
    for (let count = 0; count < 60; count++) await miss(`2001:db8:1:2::${count}`);
    expect((await miss('2001:db8:1:2::ffff')).status).toBe(429);
    expect((await miss('2001:db8:1:3::1')).status).toBe(404);
  });

  test('never block an existing link', async () => {
    const { code } = await links.create(invoiceData());
    for (let count = 0; count < 100; count++) await miss('192.0.2.1');
    expect((await open(`/${code}`, { headers: { 'x-client': '192.0.2.1' } })).status).toBe(302);
  });

  test('are not counted for the icon of browsers, or without a client address', async () => {
    for (let count = 0; count < 70; count++)
      expect((await open('/favicon.ico', { headers: { 'x-client': 'a' } })).status).toBe(404);
    for (let count = 0; count < 70; count++) expect((await open('/00000000000000')).status).toBe(404);
    expect((await miss('a')).status).toBe(404);
  });
});

describe('the listener for node:http and Express', () => {
  async function listening(server: Server): Promise<{
    get: (
      path: string,
      method?: string,
    ) => Promise<{ status: number; location: string | undefined; body: string }>;
    close: () => void;
  }> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      close: () => server.close(),
      get: (path, method = 'GET') =>
        new Promise((resolve, reject) => {
          const outgoing = httpRequest({ port, path, method, host: '127.0.0.1' }, (response) => {
            let body = '';
            response.setEncoding('utf8').on('data', (chunk) => {
              body += chunk;
            });
            response.on('end', () =>
              resolve({ status: response.statusCode ?? 0, location: response.headers.location, body }),
            );
          });
          outgoing.on('error', reject).end();
        }),
    };
  }

  test('gives the same answers as the handler', async () => {
    const { code } = await links.create(invoiceData());
    const server = await listening(createServer(createLinkListener(links)));
    expect(await server.get(`/${code}?x=1`)).toMatchObject({
      status: 302,
      location: provider.url(provider.created[0]!),
    });
    expect(await server.get(`/${code}`, 'HEAD')).toMatchObject({ status: 302, body: '' });
    expect(await server.get(`/${code}`, 'POST')).toMatchObject({ status: 405 });
    expect(await server.get('/nonsense')).toMatchObject({ status: 404 });
    expect(await server.get('//evil.example/%2f..')).toMatchObject({ status: 404 });
    const all = await Promise.all(Array.from({ length: 200 }, () => server.get(`/${code}`)));
    expect(all.every((one) => one.status === 302)).toBe(true);
    server.close();
  });

  test('counts misses by the address from Express, or else by that of the connection', async () => {
    let ip: string | undefined = '192.0.2.1';
    const listener = createLinkListener(links, { missesPerMinute: 2, now: clock.now });
    const server = await listening(
      createServer((request, response) =>
        listener(Object.assign(request, ip === undefined ? {} : { ip }), response),
      ),
    );
    const statuses = async (): Promise<number[]> =>
      [await server.get('/x'), await server.get('/x'), await server.get('/x')].map((one) => one.status);
    expect(await statuses()).toEqual([404, 404, 429]);
    ip = undefined;
    expect(await statuses()).toEqual([404, 404, 429]);
    server.close();
  });

  test('works below a path, whether or not a proxy removed it', async () => {
    const below = await openPaymentLinks({
      store,
      provider,
      baseUrl: 'https://example.be/pay',
      now: clock.now,
    });
    const link = await below.create(invoiceData());
    expect(link.url).toBe(`https://example.be/pay/${link.code}`);
    const server = await listening(createServer(createLinkListener(below)));
    expect(await server.get(`/pay/${link.code}`)).toMatchObject({ status: 302 });
    expect(await server.get(`/${link.code}`)).toMatchObject({ status: 302 });
    expect(await server.get(`/other/${link.code}`)).toMatchObject({ status: 404 });
    server.close();
  });
});
