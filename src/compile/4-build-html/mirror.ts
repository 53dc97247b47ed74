import { directionOf } from '../../fields/formats/direction.ts';
import { closeInnermost, isVoidElement } from '../../mail-html/open-elements.ts';
import { findOpeningTag, type MarkupItem, type OpeningTag, scanMarkup } from '../../mail-html/scan-markup.ts';
import type { TextEdit } from '../1-read/source.ts';

/** Whether the layout of MJML is mirrored: the language is written from the right, and the author has not set `dir`. */
export function isMirrored(root: OpeningTag, locale: string): boolean {
  return directionOf(locale) === 'rtl' && !root.attributes.some(({ name }) => name === 'dir');
}

/** What MJML sets from left to right, whatever `dir` says. The author's own attributes come later, and win. */
const mirrored: readonly (readonly [element: string, attribute: string, value: string])[] = [
  ['mj-wrapper', 'direction', 'rtl'],
  ['mj-section', 'direction', 'rtl'],
  ['mj-group', 'direction', 'rtl'],
  ['mj-column', 'direction', 'rtl'],
  ['mj-text', 'align', 'right'],
  ['mj-table', 'align', 'right'],
  ['mj-payment-button', 'align', 'right'],
  ['mj-accordion', 'icon-position', 'left'],
  ['mj-social-element', 'text-padding', '4px 0 4px 4px'],
];

/** Sets the defaults of MJML's elements at the start of its head. */
export function mirrorDefaults(text: string, root: OpeningTag): TextEdit {
  // An attribute of one element wins over mj-all, so those that the author has set for all are left alone.
  const all = findOpeningTag(text, 'mj-all')?.attributes.map(({ name }) => name) ?? [];
  const elements = mirrored
    .filter(([, attribute]) => !all.includes(attribute))
    .map(([element, attribute, value]) => `<${element} ${attribute}="${value}" />`);
  const attributes = `<mj-attributes>${elements.join('')}</mj-attributes>`;
  const head = findOpeningTag(text, 'mj-head');
  if (head !== undefined && !head.isSelfClosing)
    return { start: head.end, end: head.end, insert: attributes };
  const whole = `<mj-head>${attributes}</mj-head>`;
  return head === undefined
    ? { start: root.end, end: root.end, insert: whole }
    : { start: head.start, end: head.end, insert: whole };
}

/** What MJML writes without an attribute to change it: the text of columns, and of social elements. */
const fixedLeft = /text-align:left;(?=direction:rtl;)|(?<=padding:4px 0 4px 4px;)text-align:left;/g;

/** Mirrors what attributes cannot: the direction of tables, and alignments that MJML fixes. */
export function mirrorHtml(html: string): string {
  return mirrorTables(html.replace(fixedLeft, (style) => style.replace('left', 'right')));
}

/**
 * Adds `dir` to tables, also to those that only classic Outlook sees: it orders the cells of a table by this attribute, not
 * by the direction around it. A table in a part that runs from left to right is left alone.
 */
function mirrorTables(html: string): string {
  let mirroredHtml = '';
  let position = 0;
  const elements: { readonly name: string; readonly direction: string }[] = [{ name: '', direction: 'rtl' }];
  let isHidden = false;
  for (const item of scanMarkup(html)) {
    if (item.type === 'conditional') isHidden = item.hides;
    else if (item.type === 'close' && !isHidden) closeInnermost(elements, item.name);
    if (item.type !== 'open') continue;
    const { direction: around } = elements.at(-1)!;
    const own = directionIn(item);
    if (item.name === 'table' && own === undefined && around === 'rtl') {
      const at = item.start + '<table'.length;
      mirroredHtml += `${html.slice(position, at)} dir="rtl"`;
      position = at;
    }
    if (!isHidden && !item.isSelfClosing && !isVoidElement(item.name))
      elements.push({ name: item.name, direction: own ?? around });
  }
  return mirroredHtml + html.slice(position);
}

function directionIn(item: Extract<MarkupItem, { type: 'open' }>): string | undefined {
  const attribute = (name: string): string =>
    item.attributes.find((one) => one.name === name)?.value.toLowerCase() ?? '';
  const written = attribute('dir') || /(?:^|;)\s*direction\s*:\s*(ltr|rtl)/.exec(attribute('style'))?.[1];
  return written === 'ltr' || written === 'rtl' ? written : undefined;
}
