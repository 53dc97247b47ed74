import { FacteurError } from '../errors.ts';
import { compileLastDay, isoDate } from '../fields/formats/date.ts';
import type { Mode } from './providers/provider.ts';
import type { LinkState, StoredLink } from './stores/link-store.ts';

/**
 * `preparing`: the provider has not answered yet; `cancelled`: on request, or replaced by a later revision.
 */
export type LinkStatus = 'preparing' | 'open' | 'paid' | 'expired' | 'cancelled';

/** The settings that `toPaymentLink` needs. */
interface Shown {
  readonly baseUrl: string;
  readonly now: () => number;
  readonly lastDay: (instant: number) => string;
}

/** The payment link of one invoice. */
export interface PaymentLink {
  /** 14 characters of Crockford's base32. */
  readonly code: string;
  /** The short URL, on your own domain. */
  readonly url: string;
  readonly status: LinkStatus;
  readonly company: string;
  readonly invoice: string;
  /** From 1. */
  readonly revision: number;
  readonly amount: { readonly currency: 'EUR'; readonly cents: number };
  readonly provider: string;
  /** Undefined until the provider has answered. */
  readonly mode: Mode | undefined;
  /** An ISO 8601 instant in UTC. */
  readonly createdAt: string;
  /** An ISO 8601 instant in UTC. From then on, the link has expired. */
  readonly expiresAt: string;
  /** The last day for customers, `YYYY-MM-DD` in Brussels. */
  readonly validUntil: string;
}

export function toPaymentLink(link: StoredLink, settings: Shown): PaymentLink {
  return {
    code: link.code,
    url: `${settings.baseUrl}/${link.code}`,
    status: statusOf(link, settings.now()),
    company: link.company,
    invoice: link.invoice,
    revision: link.revision,
    amount: { currency: 'EUR', cents: link.cents },
    provider: link.provider,
    mode: link.mode,
    createdAt: new Date(link.createdAt).toISOString(),
    expiresAt: new Date(link.expiresAt).toISOString(),
    validUntil: settings.lastDay(link.expiresAt),
  };
}

/** The error for an unknown code. */
export function linkNotFound(text: string): FacteurError {
  const received = JSON.stringify(text.slice(0, 40));
  return new FacteurError(
    'link-not-found',
    `No payment link has the code ${received}. Run "facteur links list" to see all links.`,
  );
}

/** The status of a link at an instant. At `expiresAt` itself, it has expired. */
export function statusOf(link: LinkState, now: number): LinkStatus {
  if (link.paidAt !== undefined) return 'paid';
  if (link.cancelledAt !== undefined || link.superseded) return 'cancelled';
  if (now >= link.expiresAt) return 'expired';
  return link.target === undefined ? 'preparing' : 'open';
}

/**
 * Creates a function that returns the last calendar day in Brussels before an instant, as `YYYY-MM-DD`. It caches days by
 * hour, because Intl takes longer than looking up a link, and the offset of Brussels from UTC is in whole hours.
 */
export function createLastDay(): (instant: number) => string {
  const compiled = compileLastDay('Europe/Brussels');
  const days = new Map<number, string>();
  return (instant) => {
    const hour = Math.floor((instant - 1) / 3_600_000);
    let day = days.get(hour);
    if (day === undefined) {
      day = isoDate(compiled(instant));
      if (days.size > 10_000) days.clear();
      days.set(hour, day);
    }
    return day;
  };
}
