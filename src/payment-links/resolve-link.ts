import { FacteurError } from '../errors.ts';
import { readCode } from './code.ts';
import type { LinkDetails } from './invoice-terms.ts';
import type { LinkSettings } from './link-settings.ts';
import { statusOf } from './payment-link.ts';
import { bankTransferName } from './providers/bank-transfer.ts';
import type { StoredLink } from './stores/link-store.ts';
import { checkTarget } from './target.ts';

/** What opening a short URL leads to. */
export type Resolution =
  /** No such link, or one that was never given out. */
  | { readonly kind: 'unknown' }
  /** On to the payment page of the provider. */
  | { readonly kind: 'redirect'; readonly target: string }
  /** The payment page of facteur itself. */
  | { readonly kind: 'page'; readonly link: StoredLink }
  | {
      readonly kind: 'paid' | 'expired' | 'cancelled';
      readonly details: LinkDetails;
      readonly invoice: string;
    };

/**
 * Finds what a short URL leads to, and changes nothing: mail scanners open every link.
 * @throws FacteurError `store-unavailable`, or `provider-answer-invalid` for a target that may not be redirected to
 */
export async function resolveLink(settings: LinkSettings, text: string): Promise<Resolution> {
  const code = readCode(text);
  const link = code === undefined ? undefined : await settings.store.get(code);
  if (link === undefined) return { kind: 'unknown' };
  const status = statusOf(link, settings.now());
  if (status === 'preparing') return { kind: 'unknown' };
  if (status !== 'open') return { kind: status, details: link.details, invoice: link.invoice };
  if (link.provider === bankTransferName) return { kind: 'page', link };
  const target = link.target ?? '';
  const problem = checkTarget(target, settings.hostsOf(link.provider));
  if (problem === undefined) return { kind: 'redirect', target };
  const message = `The payment page of invoice ${link.invoice} at ${link.provider} ${problem}: nobody is sent there.`;
  throw new FacteurError('provider-answer-invalid', message);
}
