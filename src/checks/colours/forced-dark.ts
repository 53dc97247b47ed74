import { lightnessOf, withLightness } from './lightness.ts';
import type { Colour } from './parse-colour.ts';

/** An app that recolours a mail for its dark theme and ignores the dark colours of the mail itself. */
export type ForcedDark = 'gmail-dark' | 'outlook-dark';

/**
 * The colour that an app with a forced dark theme shows instead of `colour`; hue and alpha do not change. This is a
 * model of what people see, because neither app documents how it works.
 *
 * - `gmail-dark` inverts every lightness, even in a design that is already dark, as Gmail does on an iPhone. The
 *   arithmetic is that of Chromium's forced dark theme: L becomes 110 - L in CIELAB.
 * - `outlook-dark` darkens light backgrounds, lightens dark text, and leaves the rest. The arithmetic is that of
 *   RoosterJS, Outlook's editor on the web: lightness is inverted above that of `#333333`.
 *
 * @see https://www.litmus.com/blog/the-ultimate-guide-to-dark-mode-for-email-marketers full and partial inversion
 * @see https://source.chromium.org/chromium/chromium/src/+/main:third_party/blink/renderer/platform/graphics/dark_mode_color_filter.cc
 * @see https://github.com/microsoft/roosterjs/blob/8.x/packages/roosterjs-color-utils/lib/utils/getDarkColor.ts
 */
export function forceDark(colour: Colour, use: 'text' | 'background', app: ForcedDark): Colour {
  const lightness = lightnessOf(colour);
  if (app === 'gmail-dark') return withLightness(colour, Math.min(110 - lightness, 100));
  const isChanged = use === 'background' ? lightness > 50 : lightness < 50;
  return isChanged
    ? withLightness(colour, outlookGround + ((100 - lightness) * (100 - outlookGround)) / 100)
    : colour;
}

/** The lightness of `#333333`. */
const outlookGround = 21.247;
