import type { Warning } from '../../errors.ts';
import { type MarkupItem, scanMarkup } from '../../mail-html/scan-markup.ts';
import { editSource, type Source, warningAt } from '../1-read/source.ts';
import type { WebFonts } from '../settings.ts';

/** The fonts that MJML loads from Google if a style uses them. */
const mjmlFonts = ['Open Sans', 'Droid Sans', 'Lato', 'Roboto', 'Ubuntu'];

/** The fonts that MJML loads by itself, as an option of MJML. */
export function mjmlFontsOption(webFonts: WebFonts): { readonly fonts?: object } {
  return webFonts === 'all' ? {} : { fonts: {} };
}

/** Removes the fonts that the template declares, if none may be loaded; and warns of every font that is not. */
export function limitWebFonts(source: Source, webFonts: WebFonts, warnings: Warning[]): Source {
  if (webFonts === 'all' || !/<mjml[\s>]/i.test(source.text)) return source;
  const items = scanMarkup(source.text);
  const declared = items.filter((item) => item.type === 'open' && item.name === 'mj-font');
  const removed = webFonts === 'none' ? declared : [];
  for (const { start } of removed)
    warn(
      source,
      start,
      warnings,
      '<mj-font> is left out, because webFonts is "none": readers see the next font of each list. To load the font, compile with webFonts: "declared".',
    );
  const loaded = declared.filter((item) => !removed.includes(item)).map(nameOfFont);
  const missing = mjmlFonts.filter((font) => !loaded.includes(font.toLowerCase()));
  for (const { start, font } of findFirstFonts(source.text, items, missing))
    warn(
      source,
      start,
      warnings,
      `The font ${font} is not loaded, so that opening the mail tells Google nothing: readers who do not have it see the next font of the list. To load it as MJML does, compile with webFonts: "all"; to load it from your own address, ${webFonts === 'none' ? 'use webFonts: "declared" and ' : 'add '}<mj-font name="${font}" href="https://…" />.`,
    );
  return editSource(
    source,
    removed.map(({ start, end }) => ({ start, end, insert: '' })),
  );
}

function nameOfFont(item: MarkupItem): string {
  const attributes = item.type === 'open' ? item.attributes : [];
  return attributes.find(({ name }) => name === 'name')?.value.toLowerCase() ?? '';
}

function warn(source: Source, index: number, warnings: Warning[], message: string): void {
  warnings.push(warningAt(source, index, 'web-font-not-loaded', message));
}

interface FirstFont {
  readonly start: number;
  readonly font: string;
}

/** Where a list of fonts starts with one of these. The first use of each font is enough. */
function findFirstFonts(text: string, items: readonly MarkupItem[], fonts: readonly string[]): FirstFont[] {
  const found = new Map<string, FirstFont>();
  const look = (list: string, start: number): void => {
    const first = /^[\s"']*([^,;"'}]*)/.exec(list)?.[1]?.trim().toLowerCase();
    const font = fonts.find((one) => one.toLowerCase() === first);
    if (font !== undefined && !found.has(font)) found.set(font, { start, font });
  };
  const lookInCss = (css: string, placeOf: (index: number) => number): void => {
    for (const match of css.matchAll(/font-family\s*:([^;}]{0,300})/gi))
      look(match[1]!, placeOf(match.index));
  };
  let element = '';
  for (const item of items) {
    if (item.type === 'raw-text' && (element === 'mj-style' || element === 'style'))
      lookInCss(text.slice(item.start, item.end), (index) => item.start + index);
    if (item.type !== 'open') continue;
    element = item.name;
    for (const { name, value, start } of item.attributes) {
      if (name === 'font-family') look(value, start);
      if (name === 'style') lookInCss(value.replace(/&(?:quot|apos|#0*3[49]);/gi, "'"), () => start);
    }
  }
  return [...found.values()];
}
