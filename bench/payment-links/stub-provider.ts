import type { PaymentLinkProvider } from '../../src/payment-links/providers/provider.ts';

export const target = 'https://pay.provider.example/p/Zb1cXGNlWdGO8h2bGSmxhKc5xOHIwoWSxzxnV2zWjPg';

/** A provider with a page of its own that answers at once: what is measured is facteur, not a network. */
export const stubProvider: PaymentLinkProvider = {
  name: 'stub',
  capabilities: {
    maxLifetimeDays: null,
    idempotentCreate: true,
    feedback: 'none',
    cancel: false,
    hosted: true,
  },
  hosts: ['provider.example'],
  testConnection: async () => ({ ok: true, mode: 'test' }),
  createLink: async ({ idempotencyKey, expiresAt }) => ({
    id: idempotencyKey,
    url: target,
    status: 'open',
    expiresAt,
    mode: 'test',
  }),
};
