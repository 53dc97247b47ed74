import type { Feature } from './support-data.ts';

/** What helps where it is known and is missed nowhere: nobody would write a mail otherwise for clients without it. */
const harmless: ReadonlySet<string> = new Set([
  // Meaning, for screen readers and browsers.
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
  // Webmails make a <div> of it.
  'html-body',
  // What stands in them adds to styles that are inlined.
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

/** Elements whose content is not seen, or does nothing, where they are not known. */
const carriers =
  /^html-(?:audio|base|button|dialog|form|image-maps|input|link|meter|object|picture|popover|progress|select|svg|textarea|video)/;

/** Whether something of the mail is lost where a feature is not known, and not its looks alone. */
export function losesContent({ slug, category }: Feature): boolean {
  return category === 'image' || carriers.test(slug);
}
