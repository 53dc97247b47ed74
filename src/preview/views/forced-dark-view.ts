import type { Declaration } from 'postcss';
import { type ForcedDark, forceDark } from '../../checks/colours/forced-dark.ts';
import { formatColour, parseColour } from '../../checks/colours/parse-colour.ts';
import { attributeOf, elementsIn, setAttribute } from '../../mail-html/document-tree.ts';
import { editMail, editStyle, editStyleSheets, prependStyle } from './mail-document.ts';

/** Shows a mail as an app that recolours it for its dark theme. Images keep their colours. */
export function forcedDarkView(html: string, app: ForcedDark): string {
  const recolour = (value: string, use: Use): string => recolourIn(value, use, app);
  const change = (declaration: Declaration): void => {
    const use = useOf(declaration.prop, app);
    if (use !== undefined) declaration.value = recolour(declaration.value, use);
  };
  return editMail(html, (document) => {
    for (const element of elementsIn(document)) {
      for (const [name, use] of attributes) {
        const value = attributeOf(element, name);
        if (value !== undefined) setAttribute(element, name, recolour(value.trim(), use));
      }
      editStyle(element, (declarations) => {
        declarations.forEach(change);
        return declarations;
      });
      // Outlook marks elements that it recolours, and mails style the mark.
      if (app === 'outlook-dark' && element.tagName === 'html')
        for (const mark of ['data-ogsc', 'data-ogsb']) setAttribute(element, mark, '');
    }
    editStyleSheets(document, (sheet) => {
      sheet.walkRules((rule) => {
        if (/data-ogs[bc]/.test(rule.selector)) return;
        rule.walkDecls(change);
      });
    });
    prependStyle(
      document,
      `html{background-color:${recolour('#ffffff', 'background')};color:${recolour('#000000', 'text')}}a{color:${recolour('#0000ee', 'text')}}`,
    );
  });
}

type Use = 'text' | 'background';

const attributes: readonly (readonly [name: string, use: Use])[] = [
  ['bgcolor', 'background'],
  ['color', 'text'],
  ['text', 'text'],
  ['link', 'text'],
];

/** Outlook leaves borders as they are. */
function useOf(property: string, app: ForcedDark): Use | undefined {
  const name = property.toLowerCase();
  if (name === 'color' || name.startsWith('text-decoration')) return 'text';
  if (/^background(?:-color|-image)?$/.test(name)) return 'background';
  return app === 'gmail-dark' && /^(?:border|outline)/.test(name) ? 'text' : undefined;
}

/** Finds the colours in a value, but not those in a URL. */
const colours = /url\([^)]*\)|#[\da-f]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|[a-z][a-z-]*(?!\()|^[\da-f]{6}$/gi;

function recolourIn(value: string, use: Use, app: ForcedDark): string {
  return value.replace(colours, (found) => {
    const colour = parseColour(found);
    return colour === undefined || colour.alpha === 0 ? found : formatColour(forceDark(colour, use, app));
  });
}
