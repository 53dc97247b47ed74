import type {
  CreateLink,
  PaymentLinkProvider,
  ProviderLink,
} from '../../src/payment-links/providers/provider.ts';

/** A provider in memory that counts calls and can fail. */
export interface StubProvider extends PaymentLinkProvider {
  readonly created: CreateLink[];
  readonly cancelled: string[];
  readonly paid: Set<string>;
  /** Errors for the next calls of `createLink`, one each. */
  readonly failures: Error[];
  url: (request: CreateLink) => string;
}

export function stubProvider(): StubProvider {
  const links = new Map<string, ProviderLink>();
  const stub: StubProvider = {
    name: 'stub',
    capabilities: {
      maxLifetimeDays: null,
      idempotentCreate: true,
      feedback: 'poll',
      cancel: true,
      hosted: true,
    },
    hosts: ['provider.example'],
    created: [],
    cancelled: [],
    paid: new Set(),
    failures: [],
    url: ({ idempotencyKey }) => `https://pay.provider.example/p/${idempotencyKey}`,
    testConnection: async () => ({ ok: true, mode: 'test' }),
    async createLink(request) {
      stub.created.push(request);
      const failure = stub.failures.shift();
      if (failure !== undefined) throw failure;
      const id = `id-${request.idempotencyKey}`;
      const link: ProviderLink = {
        id,
        url: stub.url(request),
        status: 'open',
        expiresAt: request.expiresAt,
        mode: 'test',
      };
      links.set(id, link);
      return link;
    },
    async getLink(id) {
      return { ...links.get(id)!, status: stub.paid.has(id) ? 'paid' : 'open' };
    },
    async cancelLink(id) {
      stub.cancelled.push(id);
    },
    parseWebhook: async (rawBody) => [{ id: Buffer.from(rawBody).toString() }],
  };
  return stub;
}
