import { contrast } from '../../../payment-button/button-colour.ts';
import { type ForcedDark, forceDark } from '../../colours/forced-dark.ts';
import { type Colour, formatColour, parseColour } from '../../colours/parse-colour.ts';
import { readableColour } from '../../colours/readable-colour.ts';
import { attributeOf, describeElement, elementsIn } from '../../elements.ts';
import type { Document, Found, MailRule } from '../../mail-rule.ts';
import { computeStyles, phone } from '../../styles/compute-styles.ts';
import { type Look, readTexts, type Seen } from '../../styles/read-texts.ts';

/** Words against what lies behind them, as a mail is seen by day. */
export const contrastRule: MailRule = {
  name: 'accessibility/contrast',
  severity: 'error',
  async check({ document }) {
    const [styles] = await computeStyles(document, phone);
    return describe(readTexts(document, styles, daylight), 'in the light theme');
  },
};

/** The same under the mail's own dark theme. */
export const darkContrastRule: MailRule = {
  name: 'accessibility/contrast-dark',
  severity: 'error',
  async check({ document }) {
    const [styles] = await computeStyles(document, { ...phone, scheme: 'dark' });
    return describe(
      readTexts(document, styles, isMadeForDark(document) ? night : daylight),
      'in the dark theme',
    );
  },
};

/** The same in apps that recolour a mail. */
export const forcedContrastRule: MailRule = {
  name: 'accessibility/contrast-inverted',
  severity: 'warning',
  async check({ document }) {
    // Neither app asks the mail for a dark theme: what `prefers-color-scheme` says is not seen.
    const [styles] = await computeStyles(document, phone);
    return apps.flatMap(({ app, name }) =>
      describe(
        readTexts(document, styles, {
          ...daylight,
          recolour: (colour, use) => forceDark(colour, use, app),
        }),
        `when ${name} recolours the mail for its dark theme`,
      ),
    );
  },
};

const apps: readonly { readonly app: ForcedDark; readonly name: string }[] = [
  { app: 'gmail-dark', name: 'Gmail' },
  { app: 'outlook-dark', name: 'Outlook' },
];

const daylight: Look = {
  canvas: colourOf('#ffffff'),
  ink: colourOf('#000000'),
  link: colourOf('#0000ee'),
  recolour: (colour) => colour,
};

/** What Chromium paints for `color-scheme: dark`. */
const night: Look = {
  ...daylight,
  canvas: colourOf('#121212'),
  ink: colourOf('#ffffff'),
  link: colourOf('#9e9eff'),
};

function colourOf(text: string): Colour {
  return parseColour(text) as Colour;
}

function isMadeForDark(document: Document): boolean {
  return elementsIn(document).some(
    (element) =>
      element.tagName === 'meta' &&
      attributeOf(element, 'name') === 'color-scheme' &&
      /\bdark\b/.test(attributeOf(element, 'content') ?? ''),
  );
}

/** One finding for each pair of colours, at the first of the words that have them. */
function describe(seen: readonly Seen[], when: string): Found[] {
  const pairs = new Map<string, Seen[]>();
  for (const each of seen) {
    const key = `${formatColour(each.colour)} on ${formatColour(each.ground)}`;
    if (ratioOf(each) >= needed(each)) continue;
    pairs.set(key, [...(pairs.get(key) ?? []), each]);
  }
  return [...pairs].map(([pair, [first, ...others]]) => toFound(first!, others.length, pair, when));
}

function toFound(seen: Seen, others: number, pair: string, when: string): Found {
  const more = others === 0 ? '' : ` and ${others} more`;
  const better = readableColour(seen.colour, seen.ground, needed(seen));
  return {
    element: seen.element,
    message:
      `"${shorten(seen.words)}"${more} in ${describeElement(seen.element)} has a contrast of ${round(ratioOf(seen))}:1 ${when} ` +
      `(${pair}); ${seen.size >= 18 ? 'words of this size need' : 'words need'} ${needed(seen)}:1.`,
    mend:
      better === undefined
        ? 'Make the words darker or their ground lighter.'
        : `Words of ${formatColour(better)} can be read on ${formatColour(seen.ground)}.`,
  };
}

function ratioOf({ colour, ground }: Seen): number {
  return contrast(formatColour(colour), formatColour(ground));
}

/** @see https://www.w3.org/TR/WCAG22/#contrast-minimum large is 18 pt, or 14 pt and bold */
function needed({ size, isBold }: Seen): number {
  return size >= 24 || (isBold && size >= 18.66) ? 3 : 4.5;
}

/** Downwards, so that a ratio that is too small never looks like one that is enough. */
function round(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
