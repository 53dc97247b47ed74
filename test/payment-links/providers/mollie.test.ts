import { describe, expect, test } from 'vitest';
import { mollie } from '../../../src/payment-links/providers/mollie.ts';
import { paymentLinkProviderContract, requestOf } from '../../contracts/payment-link-provider.ts';
import { type Answer, type FakeApi, startFakeApi } from './fake-api.ts';

const apiKey = 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM';

/** Mollie's Payment Links, as its documentation shows them. */
function fakeMollie(): Answer {
  const byKey = new Map<string, string>();
  const links = new Map<string, Record<string, unknown>>();
  return ({ method, path, headers, body }) => {
    if (headers.authorization !== `Bearer ${apiKey}`)
      return { status: 401, body: { status: 401, title: 'Unauthorized' } };
    if (method === 'GET' && path.startsWith('/payment-links?'))
      return { status: 200, body: { count: 0, _embedded: { payment_links: [] } } };
    const id = path.split('/')[2];
    if (id !== undefined) {
      const link = links.get(id);
      if (link === undefined) return { status: 404, body: { status: 404, title: 'Not Found' } };
      if (method === 'PATCH') Object.assign(link, body);
      return { status: 200, body: link };
    }
    const key = String(headers['idempotency-key']);
    const known = byKey.get(key);
    if (known !== undefined) return { status: 201, body: links.get(known) };
    const made = `pl_${String(links.size + 1).padStart(21, '4')}`;
    byKey.set(key, made);
    const link = {
      resource: 'payment-link',
      id: made,
      mode: 'test',
      ...(body as object),
      archived: false,
      paidAt: null,
      _links: {
        paymentLink: { href: `https://payment-links.mollie.com/payment/${made.slice(3)}`, type: 'text/html' },
      },
    };
    links.set(made, link);
    return { status: 201, body: link };
  };
}

async function build(): Promise<{ provider: ReturnType<typeof mollie>; api: FakeApi; secrets: string[] }> {
  const api = await startFakeApi(fakeMollie());
  return { provider: mollie({ apiKey, apiUrl: api.url, timeout: 150, pause: 1 }), api, secrets: [apiKey] };
}

paymentLinkProviderContract('mollie', build);

describe('mollie', () => {
  test('gets the request that its documentation describes', async () => {
    const { provider, api } = await build();
    await provider.createLink(requestOf({ webhookUrl: 'https://pay.example.be/webhooks/7H3K9QWX2M4ABC' }));
    expect(api.received[0]).toMatchObject({
      method: 'POST',
      path: '/payment-links',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: {
        description: '2026-0142 Kantoor Janssens bv',
        amount: { currency: 'EUR', value: '1210.05' },
        expiresAt: '2027-02-20T10:00:00+00:00',
        reusable: false,
        webhookUrl: 'https://pay.example.be/webhooks/7H3K9QWX2M4ABC',
      },
    });
    await api.close();
  });

  test('reports that a link is paid', async () => {
    const paid = {
      id: 'pl_1',
      mode: 'live',
      paidAt: '2026-12-01T10:00:00+00:00',
      _links: { paymentLink: { href: 'https://payment-links.mollie.com/payment/1' } },
    };
    const api = await startFakeApi(() => ({ status: 200, body: paid }));
    expect(await mollie({ apiKey, apiUrl: api.url }).getLink?.('pl_1')).toMatchObject({
      status: 'paid',
      mode: 'live',
    });
    await api.close();
  });

  test.each([
    ['id=pl_4Y0eZitmBnQ6IDoMqZQKh', ['pl_4Y0eZitmBnQ6IDoMqZQKh']],
    ['{"resource":"event","type":"payment-link.paid","entityId":"pl_4Y0e"}', ['pl_4Y0e']],
    ['{"resource":"payment-link","id":"pl_4Y0e"}', ['pl_4Y0e']],
    ['id=tr_d0b0E3EA3v', []],
    ['id=pl_../../x', []],
    ['{"id":', []],
    ['{"id":{"id":"pl_1"}}', []],
    ['', []],
  ])('reads the event %s', async (body, ids) => {
    const { provider, api } = await build();
    expect(await provider.parseWebhook?.(Buffer.from(body), {})).toEqual(ids.map((id) => ({ id })));
    await api.close();
  });

  test.each([
    ['no payment URL', { id: 'pl_1', mode: 'test', _links: {} }],
    ['no mode', { id: 'pl_1', _links: { paymentLink: { href: 'https://x.mollie.com/' } } }],
    ['a list', []],
    ['null', null],
  ])('refuses an answer with %s', async (_, body) => {
    const api = await startFakeApi(() => ({ status: 201, body }));
    await expect(mollie({ apiKey, apiUrl: api.url }).createLink(requestOf())).rejects.toMatchObject({
      code: 'provider-answer-invalid',
    });
    await api.close();
  });

  test.each(['', 'secret', 'test_short', undefined])('refuses the key %j without showing it', (key) => {
    expect(() => mollie({ apiKey: key as string })).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });
});
