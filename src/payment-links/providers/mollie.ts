import { FacteurError } from '../../errors.ts';
import { type ApiOptions, callApi } from './call-api.ts';
import { readMollieEvent, readMollieLink, toMollieRequest } from './mollie-format.ts';
import type { PaymentLinkProvider } from './provider.ts';
import { testConnection } from './test-connection.ts';

export const mollieName = 'mollie';
export const mollieHosts: readonly string[] = ['mollie.com'];

export interface MollieOptions {
  /** `test_…` or `live_…`, which decides the mode. */
  readonly apiKey: string;
  /** @default "https://api.mollie.com/v2" */
  readonly apiUrl?: string;
  /** @default ["mollie.com"] */
  readonly hosts?: readonly string[];
  /** @default the global fetch */
  readonly fetch?: typeof fetch;
  /** Timeout of one attempt in milliseconds. @default 10000 */
  readonly timeout?: number;
  /** Milliseconds before the second attempt. @default 250 */
  readonly pause?: number;
}

/**
 * Mollie's Payment Links. A webhook event is only a hint: facteur then asks Mollie for the status.
 * @see https://docs.mollie.com/reference/create-payment-link
 * @throws FacteurError `invalid-option` for an invalid key
 */
export function mollie(options: MollieOptions): PaymentLinkProvider {
  const { apiKey } = options;
  if (typeof apiKey !== 'string' || !/^(test|live)_\w{20,}$/.test(apiKey)) {
    const message =
      'The option "apiKey" of mollie must be an API key: "test_" or "live_" and at least 20 characters.';
    throw new FacteurError('invalid-option', message);
  }
  const mode = apiKey.startsWith('test_') ? 'test' : 'live';
  const api: ApiOptions = {
    provider: mollieName,
    baseUrl: options.apiUrl ?? 'https://api.mollie.com/v2',
    headers: { authorization: `Bearer ${apiKey}` },
    secrets: [apiKey],
    fetch: options.fetch,
    timeout: options.timeout,
    pause: options.pause,
  };
  const linkPath = (id: string): string => `/payment-links/${encodeURIComponent(id)}`;
  return {
    name: mollieName,
    capabilities: {
      maxLifetimeDays: null,
      idempotentCreate: true,
      feedback: 'webhook',
      cancel: true,
      hosted: true,
    },
    hosts: options.hosts ?? mollieHosts,
    testConnection: () =>
      testConnection(async () => {
        await callApi(api, { method: 'GET', path: '/payment-links?limit=1', repeatable: true });
        return mode;
      }),
    async createLink(request) {
      const { idempotencyKey } = request;
      const body = toMollieRequest(request);
      const answer = await callApi(api, {
        method: 'POST',
        path: '/payment-links',
        body,
        idempotencyKey,
        repeatable: true,
      });
      return readMollieLink(answer.body);
    },
    async getLink(id) {
      return readMollieLink(
        (await callApi(api, { method: 'GET', path: linkPath(id), repeatable: true })).body,
      );
    },
    async cancelLink(id) {
      await callApi(api, { method: 'PATCH', path: linkPath(id), body: { archived: true }, repeatable: true });
    },
    parseWebhook: async (rawBody) => readMollieEvent(rawBody),
  };
}
