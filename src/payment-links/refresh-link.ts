import type { LinkSettings } from './link-settings.ts';
import type { StoredLink } from './stores/link-store.ts';

/** Updates a link with its status at the provider, if the provider reports one. */
export async function refreshLink(settings: LinkSettings, link: StoredLink): Promise<StoredLink> {
  const provider = await settings.findProvider(link.company);
  if (provider.name !== link.provider || provider.getLink === undefined || link.providerId === undefined)
    return link;
  const { status } = await provider.getLink(link.providerId);
  if (status === 'paid') await settings.store.setPaid(link.code, settings.now());
  if (status === 'cancelled') await settings.store.setCancelled(link.code, settings.now());
  return (await settings.store.get(link.code)) ?? link;
}
