import { FacteurError } from '../errors.ts';
import { readCode } from './code.ts';
import type { LinkDetails } from './invoice-terms.ts';
import type { LinkSettings } from './link-settings.ts';
import { statusOf } from './payment-link.ts';
import { bankTransferName } from './providers/bank-transfer.ts';
import type { LinkState, StoredLink } from './stores/link-store.ts';
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
    };

/**
 * Finds what a short URL leads to, and changes nothing: mail scanners open every link.
 * @throws FacteurError `store-unavailable`, or `provider-answer-invalid` for a target that may not be redirected to
 */
export async function resolveLink(settings: LinkSettings, text: string): Promise<Resolution> {
  const code = readCode(text);
  const state = code === undefined ? undefined : await settings.store.getState(code);
  if (code === undefined || state === undefined) return { kind: 'unknown' };
  const status = statusOf(state, settings.now());
  if (status === 'preparing') return { kind: 'unknown' };
  if (status === 'open' && state.provider !== bankTransferName)
    return { kind: 'redirect', target: checked(settings, state) };
  const link = await settings.store.get(code);
  if (link === undefined) return { kind: 'unknown' };
  return status === 'open' ? { kind: 'page', link } : { kind: status, details: link.details };
}

function checked(settings: LinkSettings, { provider, target = '' }: LinkState): string {
  const problem = checkTarget(target, settings.hostsOf(provider));
  if (problem === undefined) return target;
  const message = `A payment page at ${provider} ${problem}: nobody is sent there.`;
  throw new FacteurError('provider-answer-invalid', message);
}
