import type { LinkSettings } from './link-settings.ts';
import type { StoredLink } from './stores/link-store.ts';

/**
 * Ends a link: here first, so that nobody is sent on, then at the provider, where it can. Cancelling twice is no error,
 * and tries again what the provider did not answer.
 */
export async function cancelLink(settings: LinkSettings, link: StoredLink): Promise<StoredLink> {
  await settings.store.setCancelled(link.code, settings.now());
  const provider = await settings.findProvider(link.company);
  if (provider.name === link.provider && provider.cancelLink !== undefined && link.providerId !== undefined) {
    await provider.cancelLink(link.providerId);
  }
  return (await settings.store.get(link.code)) ?? link;
}
