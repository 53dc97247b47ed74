import type { PaymentLinkProvider } from './providers/provider.ts';
import type { LinkStore } from './stores/link-store.ts';

/** The provider of one company. */
export type FindProvider = (company: string) => PaymentLinkProvider | Promise<PaymentLinkProvider>;

/** What all that is done with payment links shares; made once by `openPaymentLinks`. */
export interface LinkSettings {
  readonly store: LinkStore;
  readonly findProvider: FindProvider;
  /** Hosts that a provider's targets may have. */
  readonly hostsOf: (provider: string) => readonly string[];
  readonly baseUrl: string;
  /** Milliseconds. */
  readonly validFor: number;
  readonly webhookUrl: string | undefined;
  readonly now: () => number;
  /** The last calendar day in Brussels before an instant. */
  readonly lastDay: (instant: number) => string;
  readonly random: ((size: number) => Uint8Array) | undefined;
  /** Runs tasks of one invoice one after the other within this process. */
  readonly inTurn: <Result>(key: string, task: () => Promise<Result>) => Promise<Result>;
}
