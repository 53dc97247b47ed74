import type { FrameOptions } from '../../preview-api.ts';

/** A place in the page. All of it is in the URL, so that it can be shared, reloaded and returned to. */
export interface PagePlace {
  readonly template: string | undefined;
  readonly locale: string | undefined;
  readonly sample: string | undefined;
  readonly view: NonNullable<FrameOptions['view']>;
  readonly scheme: NonNullable<FrameOptions['scheme']>;
  readonly images: NonNullable<FrameOptions['images']>;
  /** In CSS pixels; undefined is full width. */
  readonly width: number | undefined;
  /** Undefined means the first one on a wide screen, and none on a narrow one. */
  readonly tab: Tab | undefined;
  readonly matrix: 'languages' | 'states' | undefined;
  /** How the snapshot tab compares before and after. */
  readonly compare: 'side' | 'slider' | undefined;
  /** The open place in a source file: `invoice/template.mjml:14:22`. */
  readonly source: string | undefined;
}

const views = ['browser', 'outlook', 't-online', 'gmail-no-style'] as const;
export const schemes = ['light', 'dark', 'gmail-dark', 'outlook-dark'] as const;
export const tabs = [
  'text',
  'html',
  'headers',
  'parts',
  'sizes',
  'fields',
  'checks',
  'sample',
  'snapshot',
  'send',
] as const;
export type Tab = (typeof tabs)[number];

export const narrowest = 280;
export const widest = 1600;

export function readPlace(search: string): PagePlace {
  const given = new URLSearchParams(search);
  const text = (name: string): string | undefined => given.get(name) ?? undefined;
  const oneOf = <Name extends string>(name: string, names: readonly Name[]): Name | undefined =>
    names.find((known) => known === given.get(name));
  const width = Number(given.get('width') ?? '');
  return {
    template: text('template'),
    locale: text('locale'),
    sample: text('sample'),
    view: oneOf('view', views) ?? 'browser',
    scheme: oneOf('scheme', schemes) ?? 'light',
    images: oneOf('images', ['off']) ?? 'on',
    width: width > 0 ? clampWidth(width) : undefined,
    tab: oneOf('tab', tabs),
    matrix: oneOf('matrix', ['languages', 'states']),
    compare: oneOf('compare', ['side', 'slider']),
    source: text('source'),
  };
}

/** Default values are left out of the URL. */
export function writePlace(place: PagePlace): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(place))
    if (value !== undefined && value !== '' && value !== defaults[name]) given.set(name, String(value));
  // Slashes and colons need no escape in a query, and people read the URL.
  const query = given.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return query === '' ? '/' : `/?${query}`;
}

const defaults: Readonly<Record<string, string>> = { view: 'browser', scheme: 'light', images: 'on' };

export function clampWidth(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}
