import { attributeOf, type Document, elementsIn } from '../../../mail-html/document-tree.ts';
import { type ForcedDark, forceDark } from '../../colours/forced-dark.ts';
import { type Colour, formatColour, parseColour } from '../../colours/parse-colour.ts';
import type { MailUnderCheck } from '../../mail-rule.ts';
import { findVisibleTexts, type Look, type Seen } from '../../styles/find-visible-texts.ts';
import { phone } from '../../styles/media.ts';

/** A light or dark theme, of the mail or of an app. */
export interface Theme {
  /** A phrase for messages: `in the dark theme`. */
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly look: (document: Document) => Look;
  readonly recolourText: (colour: Colour) => Colour;
}

/** The text of a mail as it looks in a theme. */
export interface LookedAt {
  readonly theme: Theme;
  readonly seen: readonly Seen[];
}

export async function lookAt(
  { document, styles }: Pick<MailUnderCheck, 'document' | 'styles'>,
  theme: Theme,
): Promise<LookedAt> {
  const seen = findVisibleTexts(
    document,
    await styles.in({ ...phone, scheme: theme.scheme }),
    theme.look(document),
  );
  return { theme, seen };
}

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

export const themes: Readonly<Record<'light' | 'dark' | 'gmail' | 'outlook', Theme>> = {
  light: {
    name: 'in the light theme',
    scheme: 'light',
    look: () => daylight,
    recolourText: (colour) => colour,
  },
  dark: {
    name: 'in the dark theme',
    scheme: 'dark',
    look: (document) => (isMadeForDark(document) ? night : daylight),
    recolourText: (colour) => colour,
  },
  gmail: forcedBy('gmail-dark', 'Gmail'),
  outlook: forcedBy('outlook-dark', 'Outlook'),
};

function forcedBy(app: ForcedDark, name: string): Theme {
  return {
    name: `when ${name} recolours the mail for its dark theme`,
    // These apps ignore `prefers-color-scheme`.
    scheme: 'light',
    look: () => ({ ...daylight, recolour: remember((colour, use) => forceDark(colour, use, app)) }),
    recolourText: (colour) => forceDark(colour, 'text', app),
  };
}

/** Caches the result: a mail has few colours, but hundreds of elements. */
function remember(recolour: Look['recolour']): Look['recolour'] {
  const known = new Map<string, Colour>();
  return (colour, use) => {
    const key = `${use} ${formatColour(colour)}`;
    const recoloured = known.get(key) ?? recolour(colour, use);
    known.set(key, recoloured);
    return recoloured;
  };
}

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
