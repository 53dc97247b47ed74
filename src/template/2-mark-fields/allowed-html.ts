/** What a rich-text body of an untrusted author may hold. Everything else is removed, and said in a warning. */
export const allowedTags: readonly string[] = (
  'a b bdi bdo blockquote br caption center code dd div dl dt em font h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span ' +
  'strong sub sup table tbody td tfoot th thead tr u ul wbr'
).split(' ');

/** Without class and id, which could match the rules of the layout. */
export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['style', 'dir', 'lang', 'title', 'align'],
  a: ['href', 'target', 'rel'],
  img: ['src', 'alt', 'width', 'height'],
  font: ['color', 'face', 'size'],
  table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor', 'role'],
  td: ['width', 'height', 'valign', 'colspan', 'rowspan', 'bgcolor', 'scope'],
  th: ['width', 'height', 'valign', 'colspan', 'rowspan', 'bgcolor', 'scope'],
};

export const allowedSchemes: readonly string[] = ['https', 'mailto', 'tel'];

/** Elements whose content goes with them. */
export const removedWithContent: readonly string[] =
  'script style textarea option noscript title iframe object svg math template noembed xmp'.split(' ');

const length = String.raw`\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?`;
const lengths = new RegExp(`^(?:${length}|auto)(?:\\s+(?:${length}|auto)){0,3}$`, 'i');
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\)|\ue00a\d+\ue00b)$/i;
const word = /^[a-z-]{1,30}$/i;
const border = /^(?:[\w#.%\s]|rgba?\([\d\s.,%]{1,40}\)){1,80}$/i;

/** Declarations that format text and tables. Nothing that fetches, overlays, or moves out of the box. */
export const allowedStyles: Readonly<Record<string, readonly RegExp[]>> = {
  color: [colour],
  'background-color': [colour],
  'font-family': [/^[\w\s,'"-]{1,200}$/],
  'font-size': [new RegExp(`^(?:${length}|[a-z-]{3,20})$`, 'i')],
  'font-style': [word],
  'font-weight': [/^(?:[a-z]{3,10}|[1-9]00)$/i],
  'text-align': [word],
  'text-decoration': [/^[a-z\s-]{1,40}$/i],
  'line-height': [new RegExp(`^(?:${length}|normal)$`, 'i')],
  'vertical-align': [word],
  'list-style-type': [word],
  'white-space': [word],
  direction: [word],
  width: [lengths],
  'max-width': [lengths],
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
