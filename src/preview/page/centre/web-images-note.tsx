import type { VNode } from 'preact';
import type { MailDetails } from '../../preview-api.ts';
import { usePageState } from '../state/use-page.ts';
import './stage-note.css';

/** Explains why images are boxes: the preview fetches nothing from the web. */
export function WebImagesNote({ mail }: { readonly mail: MailDetails | undefined }): VNode | null {
  const { place } = usePageState();
  const urls = mail?.webImages ?? [];
  if (urls.length === 0 || place.images === 'off') return null;
  const hosts = [...new Set(urls.map(hostOf))];
  const images = urls.length === 1 ? 'An image' : `${urls.length} images`;
  const from = hosts.length === 1 ? hosts[0] : `${hosts.length} sites`;
  return (
    <p class="stage-note" title={urls.join('\n')}>
      {images} from {from} {urls.length === 1 ? 'is' : 'are'} not loaded here: the preview fetches nothing
      from the web.
    </p>
  );
}

function hostOf(url: string): string {
  return /^(?:https?:)?\/\/([^/?#]+)/i.exec(url)?.[1] ?? url;
}
