import { type Colour, formatColour } from '../../colours/parse-colour.ts';
import { readableColour } from '../../colours/readable-colour.ts';
import { describeElement } from '../../describe-element.ts';
import type { Found, MailRule } from '../../mail-rule.ts';
import type { Seen } from '../../styles/find-visible-texts.ts';
import { type LookedAt, lookAt, themes } from './looks.ts';
import { ratioOf, showRatio } from './ratio.ts';

/** The contrast of text with its background, in the light theme. */
export const contrastRule: MailRule = {
  name: 'accessibility/contrast',
  severity: 'error',
  check: async (mail) => describe(await lookAt(mail, themes.light)),
};

/** The same in the mail's own dark theme. */
export const darkContrastRule: MailRule = {
  name: 'accessibility/contrast-dark',
  severity: 'error',
  check: async (mail) => describe(await lookAt(mail, themes.dark)),
};

/** The same in apps that recolour a mail for their dark theme. */
export const invertedContrastRule: MailRule = {
  name: 'accessibility/contrast-inverted',
  severity: 'warning',
  check: async (mail) => [
    ...describe(await lookAt(mail, themes.gmail)),
    ...describe(await lookAt(mail, themes.outlook)),
  ],
};

/** One finding for each kind of element and pair of colours. */
function describe({ theme, seen }: LookedAt): Found[] {
  const found = new Map<string, Found>();
  for (const each of seen) {
    if (ratioOf(each.colour, each.ground) >= needed(each)) continue;
    const [colour, ground] = [formatColour(each.colour), formatColour(each.ground)];
    const message =
      `The text of ${describeElement(each.element)} has a contrast of ${showRatio(ratioOf(each.colour, each.ground))} ` +
      `${theme.name} (${colour} on ${ground}). ${isLarge(each) ? 'Large text' : 'Text'} needs at least ${needed(each)}:1.`;
    if (!found.has(message))
      found.set(message, { element: each.element, message, fix: fixOf(each, theme.recolourText) });
  }
  return [...found.values()];
}

function fixOf(seen: Seen, recolour: (colour: Colour) => Colour): string {
  const better = readableColour(seen.saidColour, seen.ground, needed(seen), recolour);
  if (better === undefined) return 'Change the background: no text colour is readable on it.';
  return `Change the text colour from ${formatColour(seen.saidColour)} to ${formatColour(better)}, or change the background.`;
}

/** @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
function needed(seen: Seen): number {
  return isLarge(seen) ? 3 : 4.5;
}

/** 18 pt, or 14 pt and bold. @see https://www.w3.org/TR/WCAG22/#dfn-large-scale */
function isLarge({ size, isBold }: Seen): boolean {
  return size >= 24 || (isBold && size >= 18.66);
}
