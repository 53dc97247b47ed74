import { tokenMarks } from '../../mail-html/marks.ts';
import { tokenPattern } from '../tokens.ts';

/** The elements that an untrusted rich-text body can contain. All others are removed, with a warning. */
export const allowedTags: readonly string[] = (
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em figcaption ' +
  'figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q s samp section small span strike strong ' +
  'sub sup table tbody td tfoot th thead tr tt u ul var wbr'
).split(' ');

/** Not `class` and `id`: they could match CSS rules of the layout. */
export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['style', 'dir', 'lang', 'title', 'align'],
  a: ['href', 'target', 'rel'],
  br: ['clear'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  hr: ['color', 'noshade', 'size', 'width'],
  img: ['src', 'alt', 'width', 'height', 'border', 'hspace', 'vspace'],
  li: ['type', 'value'],
  ol: ['reversed', 'start', 'type'],
  ul: ['type'],
  font: ['color', 'face', 'size'],
  table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor', 'role'],
  tbody: ['valign'],
  td: ['width', 'height', 'valign', 'colspan', 'rowspan', 'bgcolor', 'nowrap', 'scope'],
  th: ['width', 'height', 'valign', 'colspan', 'rowspan', 'bgcolor', 'nowrap', 'scope'],
  tr: ['valign', 'height', 'bgcolor'],
};

export const allowedSchemes: readonly string[] = ['https', 'mailto', 'tel'];

/**
 * A URL that every client reads the same way: absolute, and without a user name that looks like a host. A field at the
 * start is checked in phase 3.
 */
export const allowedUrl: RegExp = new RegExp(
  String.raw`^(?:https:\/\/[^\s/?#@\\]+(?:[/?#]|$)|mailto:|tel:|${tokenMarks.start}|\{\{)`,
  'i',
);

/** Elements that are removed with their content. */
export const removedWithContent: readonly string[] =
  'script style textarea option noscript title iframe object svg math template noembed xmp'.split(' ');

const length = String.raw`(?:\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})(?:px|pt|em|rem|ex|in|cm|mm|pc|%)?`;
const lengths = new RegExp(`^(?:${length}|auto)(?:\\s+(?:${length}|auto)){0,3}$`, 'i');
const colour = new RegExp(
  String.raw`^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\)|${tokenPattern.source})$`,
  'i',
);
const word = /^[a-z-]{1,30}$/i;
const border = /^(?:[\w#.%\s]|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\)){1,80}$/i;

/** Declarations that format text, images and tables. None can load a file, cover other content or leave its box. */
export const allowedStyles: Readonly<Record<string, readonly RegExp[]>> = {
  color: [colour],
  'background-color': [colour],
  background: [colour],
  'font-family': [/^[\w\s,'"-]{1,200}$/],
  'font-size': [new RegExp(`^(?:${length}|[a-z-]{3,20})$`, 'i')],
  'font-style': [word],
  'font-weight': [/^(?:[a-z]{3,10}|[1-9]00)$/i],
  'text-align': [word],
  'text-decoration': [/^[a-z\s-]{1,40}$/i],
  'line-height': [new RegExp(`^(?:${length}|normal)$`, 'i')],
  'vertical-align': [word],
  'list-style-type': [word],
  'list-style-position': [word],
  'list-style': [/^[a-z\s-]{1,40}$/i],
  'letter-spacing': [new RegExp(`^-?${length}$|^normal$`, 'i')],
  'text-indent': [new RegExp(`^-?${length}$`, 'i')],
  'text-transform': [word],
  'text-decoration-line': [word],
  'font-variant': [/^[a-z\s-]{1,80}$/i],
  'font-variant-numeric': [word],
  'white-space': [word],
  'word-break': [word],
  'overflow-wrap': [word],
  'word-wrap': [word],
  display: [/^(?:block|inline|inline-block|table|table-row|table-cell|list-item)$/i],
  float: [/^(?:left|right|none)$/i],
  clear: [word],
  'border-color': [/^(?:[a-z#\d\s]{1,60}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\))$/i],
  'border-style': [/^[a-z\s]{1,40}$/i],
  'border-width': [lengths],
  'border-spacing': [lengths],
  'table-layout': [word],
  direction: [word],
  width: [lengths],
  'max-width': [lengths],
  'min-width': [lengths],
  height: [lengths],
  'border-collapse': [word],
  'border-radius': [lengths],
  ...Object.fromEntries(
    ['', '-top', '-right', '-bottom', '-left'].flatMap((side) => [
      [`padding${side}`, [lengths]],
      [`margin${side}`, [lengths]],
      [`border${side}`, [border]],
    ]),
  ),
};
