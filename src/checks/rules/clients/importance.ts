import type { Feature } from './support-data.ts';

/** Features that help where they are supported and are not missed elsewhere. */
const harmless: ReadonlySet<string> = new Set([
  // Semantics, for screen readers and browsers.
  'html-lang',
  'html-dir',
  'html-role',
  'html-aria-describedby',
  'html-aria-hidden',
  'html-aria-label',
  'html-aria-labelledby',
  'html-aria-live',
  'html-target',
  'html-loading-attribute',
  // Webmail clients turn it into a <div>.
  'html-body',
  // Their content only adds to inlined styles.
  'html-style',
  'css-at-media',
  'css-at-media-hover',
  'css-at-media-orientation',
  'css-at-media-prefers-color-scheme',
  'css-at-media-prefers-reduced-motion',
  'css-at-media-device-pixel-ratio',
  'css-pseudo-class-active',
  'css-pseudo-class-focus',
  'css-pseudo-class-hover',
  'css-pseudo-class-visited',
]);

export function isHarmless(slug: string): boolean {
  return harmless.has(slug);
}

/** Elements whose content is missing or does nothing in clients that do not support them. */
const carriers =
  /^html-(?:audio|base|button|dialog|form|image-maps|input|link|meter|object|picture|popover|progress|select|svg|textarea|video)/;

/** Whether content is lost without the feature, and not just its looks. */
export function losesContent({ slug, category }: Feature): boolean {
  return category === 'image' || carriers.test(slug);
}
