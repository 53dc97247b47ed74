import { formatColour } from '../../colours/parse-colour.ts';
import { describeElement } from '../../describe-element.ts';
import type { Found, MailRule } from '../../mail-rule.ts';
import { type LookedAt, lookAt, themes } from './looks.ts';
import { ratioOf, showRatio } from './ratio.ts';

/**
 * The contrast of a button with its surroundings, in the mail's own themes.
 * @see https://www.w3.org/TR/WCAG22/#non-text-contrast
 */
export const buttonContrastRule: MailRule = {
  name: 'accessibility/button-contrast',
  severity: 'warning',
  check: async (mail) => [
    ...describe(await lookAt(mail, themes.light)),
    ...describe(await lookAt(mail, themes.dark)),
  ],
};

function describe({ theme, seen }: LookedAt): Found[] {
  const found = new Map<string, Found>();
  for (const { element, ground, around } of seen) {
    if (around === undefined || ratioOf(ground, around) >= 3) continue;
    const message =
      `The button ${describeElement(element)} has a contrast of ${showRatio(ratioOf(ground, around))} against its surroundings ` +
      `${theme.name} (${formatColour(ground)} on ${formatColour(around)}). A button needs at least 3:1.`;
    const fix = 'Make the button clearly lighter or darker than its surroundings.';
    if (!found.has(message)) found.set(message, { element, message, fix });
  }
  return [...found.values()];
}
