import path from 'node:path';
import type { PreviewEvent } from '../preview-api.ts';
import type { Changes } from './burst.ts';

/** Turns a burst of changes into events for pages: which mails may have changed, and whether the lists have. */
export function eventsOf(root: string, { files, isStructural }: Changes): PreviewEvent[] {
  const owners = files.map((file) => ownerOf(path.relative(root, file).split(path.sep)));
  const templates = owners.includes(undefined) ? [] : [...new Set(owners as string[])];
  const changed: PreviewEvent = { type: 'changed', templates };
  return isStructural ? [changed, { type: 'state' }] : [changed];
}

/** The template that a file belongs to. Any other file may be included by every template. */
function ownerOf([template, ...rest]: readonly string[]): string | undefined {
  const isOwn = ['locales', 'samples', 'template.mjml', 'body.html', 'text.txt'].includes(rest[0] ?? '');
  return isOwn ? template : undefined;
}
