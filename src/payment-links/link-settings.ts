import type { PaymentLinkProvider } from './providers/provider.ts';
import type { LinkStore } from './stores/link-store.ts';

/** Returns the provider of a company. */
export type FindProvider = (company: string) => PaymentLinkProvider | Promise<PaymentLinkProvider>;

/** The settings that all functions for payment links share, created by `openPaymentLinks`. */
export interface LinkSettings {
  readonly store: LinkStore;
  readonly findProvider: FindProvider;
  /** The hosts that payment pages of a provider may have. */
  readonly hostsOf: (provider: string) => readonly string[];
  readonly baseUrl: string;
  /** Milliseconds. */
  readonly validFor: number;
  readonly webhookUrl: string | undefined;
  readonly now: () => number;
  /** The last calendar day in Brussels before an instant. */
  readonly lastDay: (instant: number) => string;
  readonly random: ((size: number) => Uint8Array) | undefined;
  /** Runs tasks for the same invoice one after the other, within this process. */
  readonly inTurn: <Result>(key: string, task: () => Promise<Result>) => Promise<Result>;
}
