import type { LinkDetails } from '../invoice-terms.ts';
import type { Mode } from '../providers/provider.ts';

/** One payment link as it is kept. Instants are milliseconds since 1970. */
export interface StoredLink {
  readonly code: string;
  readonly company: string;
  readonly invoice: string;
  /** From 1; a later revision takes the place of the earlier ones. */
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

/** What a redirect asks for. */
export type LinkState = Pick<
  StoredLink,
  'provider' | 'target' | 'expiresAt' | 'cancelledAt' | 'paidAt' | 'superseded'
>;

/** Where payment links are kept. A promise that is kept means that the change is on disk. */
export interface LinkStore {
  get(code: string): Promise<StoredLink | undefined>;
  /** A part of `get`, in half the time. */
  getState(code: string): Promise<LinkState | undefined>;
  /** All revisions of one invoice, the newest first. */
  revisions(company: string, invoice: string): Promise<readonly StoredLink[]>;
  findByProviderId(provider: string, id: string): Promise<StoredLink | undefined>;
  /** @returns false when the code, or that revision of the invoice, is there already */
  insert(link: StoredLink): Promise<boolean>;
  /** Writes the provider's answer; the first one stays. */
  setTarget(code: string, answer: { providerId: string; target: string; mode: Mode }): Promise<void>;
  setCancelled(code: string, at: number): Promise<void>;
  setPaid(code: string, at: number): Promise<void>;
  list(filter: {
    readonly open: boolean;
    readonly before: number;
    readonly now: number;
    readonly limit: number;
  }): Promise<readonly StoredLink[]>;
  /** Deletes invoices whose links have all expired before an instant. @returns how many links */
  purge(before: number): Promise<number>;
  close(): Promise<void>;
}
