import { expect, test } from 'vitest';
import { FacteurError } from '../../../src/errors.ts';
import { openPaymentLinks } from '../../../src/payment-links/open-payment-links.ts';
import { createWebhookHandler } from '../../../src/payment-links/server/webhook-handler.ts';
import { invoiceData } from '../invoices.ts';
import { stubProvider } from '../stub-provider.ts';

const webhookUrl = 'https://pay.example.be/webhooks/stub';

test('after an event, facteur asks the provider for the status', async () => {
  const provider = stubProvider();
  const links = await openPaymentLinks({
    store: ':memory:',
    provider,
    baseUrl: 'https://pay.example.be',
    webhookUrl,
  });
  const { code } = await links.create(invoiceData());
  const address = provider.created[0]!.webhookUrl!;
  expect(address).toBe(`${webhookUrl}/${code}`);
  const id = `id-${provider.created[0]!.idempotencyKey}`;
  const handler = createWebhookHandler(links);
  const post = async (url: string, body: string): Promise<number> =>
    (await handler(new Request(url, { method: 'POST', body }))).status;

  // A false event changes nothing.
  expect(await post(address, '{"status":"paid"}')).toBe(200);
  expect(await links.find(code)).toMatchObject({ status: 'open' });
  provider.paid.add(id);
  expect(await post(address, 'id=tr_1')).toBe(200);
  expect(await links.find(code)).toMatchObject({ status: 'paid' });
});

test('an event without a code is read by the provider', async () => {
  const provider = stubProvider();
  const links = await openPaymentLinks({ store: ':memory:', provider, baseUrl: 'https://pay.example.be' });
  const { code } = await links.create(invoiceData());
  provider.paid.add(`id-${provider.created[0]!.idempotencyKey}`);
  const body = `id-${provider.created[0]!.idempotencyKey}`;
  const response = await createWebhookHandler(links)(new Request(webhookUrl, { method: 'POST', body }));
  expect(response.status).toBe(200);
  expect(await links.find(code)).toMatchObject({ status: 'paid' });
});

test('answers 200 for unknown links, 405 to GET, and 503 if the provider should try again', async () => {
  const provider = stubProvider();
  const links = await openPaymentLinks({ store: ':memory:', provider, baseUrl: 'https://pay.example.be' });
  const { code } = await links.create(invoiceData());
  const errors: unknown[] = [];
  const handler = createWebhookHandler(links, { onError: (error) => errors.push(error) });
  expect(
    (await handler(new Request(`${webhookUrl}/00000000000000`, { method: 'POST', body: '' }))).status,
  ).toBe(200);
  expect((await handler(new Request(`${webhookUrl}/${code}`))).status).toBe(405);
  provider.getLink = async () => {
    throw new FacteurError('provider-unavailable', 'stub did not answer in time.');
  };
  const response = await handler(
    new Request(`${webhookUrl}/${code}`, { method: 'POST', body: 'x'.repeat(300_000) }),
  );
  expect(response.status).toBe(503);
  expect(errors).toHaveLength(1);
});
