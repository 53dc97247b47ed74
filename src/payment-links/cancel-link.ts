import type { LinkSettings } from './link-settings.ts';
import type { StoredLink } from './stores/link-store.ts';

/**
 * Cancels a link: first in the store, so that it no longer redirects, then at the provider, if it supports that.
 * Cancelling twice is allowed, and tries the provider again.
 */
export async function cancelLink(settings: LinkSettings, link: StoredLink): Promise<StoredLink> {
  await settings.store.setCancelled(link.code, settings.now());
  const provider = await settings.findProvider(link.company);
  if (provider.name === link.provider && provider.cancelLink !== undefined && link.providerId !== undefined) {
    await provider.cancelLink(link.providerId);
  }
  return (await settings.store.get(link.code)) ?? link;
}
