import type { LinkDetails } from '../invoice-terms.ts';
import type { Mode } from '../providers/provider.ts';

/** A payment link in the store. Instants are milliseconds since 1970. */
export interface StoredLink {
  readonly code: string;
  readonly company: string;
  readonly invoice: string;
  /** From 1. A later revision replaces the earlier ones. */
  readonly revision: number;
  readonly cents: number;
  readonly details: LinkDetails;
  readonly provider: string;
  /** These three are undefined until the provider has answered. */
  readonly providerId: string | undefined;
  readonly target: string | undefined;
  readonly mode: Mode | undefined;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly cancelledAt: number | undefined;
  readonly paidAt: number | undefined;
  /** Whether a later revision exists. */
  readonly superseded: boolean;
}

/** The part of a link that a redirect needs. */
export type LinkState = Pick<
  StoredLink,
  'provider' | 'target' | 'expiresAt' | 'cancelledAt' | 'paidAt' | 'superseded'
>;

/** A database of payment links. When a promise resolves, the change is on disk. */
export interface LinkStore {
  get(code: string): Promise<StoredLink | undefined>;
  /** Reads a part of `get` in half the time. */
  getState(code: string): Promise<LinkState | undefined>;
  /** Lists all revisions of an invoice, the newest first. */
  revisions(company: string, invoice: string): Promise<readonly StoredLink[]>;
  findByProviderId(provider: string, id: string): Promise<StoredLink | undefined>;
  /** @returns false if the code, or that revision of the invoice, already exists */
  insert(link: StoredLink): Promise<boolean>;
  /** Writes the answer of the provider. Only the first one is kept. */
  setTarget(code: string, answer: { providerId: string; target: string; mode: Mode }): Promise<void>;
  setCancelled(code: string, at: number): Promise<void>;
  setPaid(code: string, at: number): Promise<void>;
  list(filter: {
    readonly open: boolean;
    readonly before: number;
    readonly now: number;
    readonly limit: number;
  }): Promise<readonly StoredLink[]>;
  /** Deletes invoices whose links all expired before an instant. @returns the number of deleted links */
  purge(before: number): Promise<number>;
  close(): Promise<void>;
}
