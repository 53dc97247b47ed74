import type { PaymentReference } from '../../fields/references/payment-reference.ts';

/** `pending`: being paid, or not ready yet; `failed`: can be tried again. */
export type ProviderLinkStatus = 'open' | 'pending' | 'paid' | 'expired' | 'cancelled' | 'failed';

export type Mode = 'test' | 'live';

/** A request for a payment page. */
export interface CreateLink {
  /** The same for every attempt for one revision of an invoice. At most 64 characters. */
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
  /** The short URL of this link. */
  readonly shortUrl: string;
  readonly webhookUrl?: string;
}

/** A payment page at the provider. */
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
 * The service that handles the payment of a link. Methods throw FacteurError `provider-unauthorised`, `provider-rejected`
 * (final), `provider-unavailable` (try again) or `provider-answer-invalid`, without secrets in the message.
 */
export interface PaymentLinkProvider {
  readonly name: string;
  readonly capabilities: {
    readonly maxLifetimeDays: number | null;
    readonly idempotentCreate: boolean;
    readonly feedback: 'none' | 'poll' | 'webhook';
    readonly cancel: boolean;
    /** False if facteur itself serves the payment page, so that `createLink` calls no service. */
    readonly hosted: boolean;
  };
  /** Allowed host names of payment pages. Subdomains are allowed too. */
  readonly hosts: readonly string[];
  /** Tests the credentials. Returns what is wrong instead of throwing. */
  testConnection(): Promise<ConnectionTest>;
  createLink(request: CreateLink): Promise<ProviderLink>;
  getLink?(id: string): Promise<ProviderLink>;
  /** Cancels a link. Must not throw if it is already cancelled. */
  cancelLink?(id: string): Promise<void>;
  /** Reads which links an event may be about. It is only a hint; `getLink` returns the status. */
  parseWebhook?(
    rawBody: Uint8Array,
    headers: Readonly<Record<string, string>>,
  ): Promise<readonly { readonly id: string }[]>;
}
