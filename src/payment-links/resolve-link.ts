import { FacteurError } from '../errors.ts';
import { readCode } from './code.ts';
import type { LinkDetails } from './invoice-terms.ts';
import type { LinkSettings } from './link-settings.ts';
import { statusOf } from './payment-link.ts';
import { bankTransferName } from './providers/bank-transfer.ts';
import type { LinkState, StoredLink } from './stores/link-store.ts';
import { checkTarget } from './target.ts';

/** What a short URL leads to. */
export type Resolution =
  /** An unknown link, or one that is not ready. */
  | { readonly kind: 'unknown' }
  /** The payment page of the provider. */
  | { readonly kind: 'redirect'; readonly target: string }
  /** The payment page that facteur serves. */
  | { readonly kind: 'page'; readonly link: StoredLink }
  | {
      readonly kind: 'paid' | 'expired' | 'cancelled';
      readonly details: LinkDetails;
    };

/**
 * Finds what a short URL leads to. Changes nothing, because mail scanners open every link.
 * @throws FacteurError `store-unavailable`, or `provider-answer-invalid` for a target that is not allowed
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
  const message = `The payment page of a link at ${provider} ${problem}, so customers are not redirected to it.`;
  throw new FacteurError('provider-answer-invalid', message);
}
