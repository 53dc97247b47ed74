import type { FrameOptions } from '../../preview-api.ts';
import { queryOf } from '../state/ask-server.ts';
import type { PagePlace } from '../state/place.ts';

/** The URL of the HTML of a mail, as a place of the page shows it. */
export function frameSource(
  id: string,
  { view, scheme, images }: Pick<PagePlace, 'view' | 'scheme' | 'images'>,
): string {
  const options: FrameOptions = { view, scheme, images };
  return `/frame?${queryOf({ id, ...options })}`;
}
