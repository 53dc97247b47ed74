import { FacteurError } from '../errors.ts';
import { createLink } from './create-link.ts';
import type { LinkSettings } from './link-settings.ts';
import { statusOf } from './payment-link.ts';
import { refreshLink } from './refresh-link.ts';
import type { StoredLink } from './stores/link-store.ts';

/**
 * Replaces a link with a new revision of the same terms, valid from now. If a later revision is already open, returns that
 * one, so that renewing twice creates only one.
 * @throws FacteurError `link-paid`
 */
export async function renewLink(settings: LinkSettings, link: StoredLink): Promise<StoredLink> {
  // A customer who paid on the last day must not be asked to pay again.
  const { paidAt } = link.paidAt === undefined ? await refreshLink(settings, link) : link;
  if (paidAt !== undefined) {
    throw new FacteurError(
      'link-paid',
      `The payment link of invoice ${link.invoice} is paid, so it cannot be renewed.`,
    );
  }
  const [latest = link] = await settings.store.revisions(link.company, link.invoice);
  const isAlive = latest.code !== link.code && statusOf(latest, settings.now()) === 'open';
  return await createLink(settings, latest, isAlive ? undefined : latest.code);
}
