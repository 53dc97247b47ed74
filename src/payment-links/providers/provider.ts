import type { PaymentReference } from '../../fields/references/payment-reference.ts';

/** `pending` is being paid or not ready yet; `failed` can be tried again. */
export type ProviderLinkStatus = 'open' | 'pending' | 'paid' | 'expired' | 'cancelled' | 'failed';

export type Mode = 'test' | 'live';

/** What a provider is asked to make a payment page for. */
export interface CreateLink {
  /** The same for every try of one revision of one invoice; at most 64 characters. */
  readonly idempotencyKey: string;
  /** The invoice number. */
  readonly reference: string;
  /** In cents, from 1. */
  readonly amount: { readonly currency: 'EUR'; readonly cents: number };
  /** Shown to the payer. */
  readonly description: string;
  readonly remittance: PaymentReference;
  readonly creditor: { readonly name: string; readonly iban?: string; readonly bic?: string };
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string;
  /** An ISO 8601 instant in UTC. */
  readonly expiresAt: string;
  readonly locale: 'nl' | 'fr' | 'de' | 'en';
  /** Our own short URL of this link. */
  readonly shortUrl: string;
  readonly webhookUrl?: string;
}

/** A payment page as the provider knows it. */
export interface ProviderLink {
  readonly id: string;
  readonly url: string;
  readonly status: ProviderLinkStatus;
  readonly expiresAt: string | null;
  readonly mode: Mode;
}

export type ConnectionTest =
  | { readonly ok: true; readonly mode: Mode }
  | {
      readonly ok: false;
      readonly reason: 'auth' | 'network' | 'config' | 'other';
      readonly message: string;
    };

/**
 * Who takes the payment behind a link. Methods throw FacteurError `provider-unauthorised`, `provider-rejected`
 * (final), `provider-unavailable` (try again) or `provider-answer-invalid`, never with a secret in the message.
 */
export interface PaymentLinkProvider {
  readonly name: string;
  readonly capabilities: {
    readonly maxLifetimeDays: number | null;
    readonly idempotentCreate: boolean;
    readonly feedback: 'none' | 'poll' | 'webhook';
    readonly cancel: boolean;
    /** False when facteur itself serves the payment page, and `createLink` calls nobody. */
    readonly hosted: boolean;
  };
  /** Host names that payment pages may have; each stands for its subdomains too. */
  readonly hosts: readonly string[];
  /** Never throws: says what is wrong. */
  testConnection(): Promise<ConnectionTest>;
  createLink(request: CreateLink): Promise<ProviderLink>;
  getLink?(id: string): Promise<ProviderLink>;
  /** Cancelling what is cancelled is no error. */
  cancelLink?(id: string): Promise<void>;
  /** Which links an event may be about: a hint only, `getLink` tells. */
  parseWebhook?(
    rawBody: Uint8Array,
    headers: Readonly<Record<string, string>>,
  ): Promise<readonly { readonly id: string }[]>;
}
