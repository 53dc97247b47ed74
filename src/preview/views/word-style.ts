import type { Declaration } from 'postcss';

/** Properties that Word ignores on every element. */
const unknown =
  /^(?:max-|min-|animation|transition|transform|filter|opacity|flex|grid|gap|align-items|align-self|justify-|order$|object-|overflow|position$|top$|right$|bottom$|left$|z-index|box-|text-shadow|background-(?:image|size|position|repeat|clip|origin)|border-(?:\w+-)*radius|outline|clip|float|cursor|resize|user-select|word-break|hyphens|-webkit-|-moz-|-ms-|color-scheme)/;

/** Elements on which Word applies padding and size; it ignores both on others. */
const boxes = new Set(['', 'td', 'th', 'table', 'img', 'body']);

const size = /^(?:width|height|padding)/;

/** Changes a declaration into what Word applies. @returns false if Word ignores it */
export function toWordStyle(declaration: Declaration, tagName: string): boolean {
  const name = declaration.prop.toLowerCase();
  const isKept = isKnown(declaration, name, tagName);
  if (!isKept) {
    declaration.remove();
    return false;
  }
  if (name === 'background')
    declaration.value = declaration.value.replace(/url\([^)]*\)/gi, '').trim() || 'none';
  if (name === 'mso-padding-alt') declaration.prop = 'padding';
  // Raised text makes its line taller, like text on another baseline.
  if (name === 'mso-text-raise') declaration.prop = 'vertical-align';
  if (name === 'mso-font-width') stretch(declaration);
  return true;
}

function isKnown({ value }: Declaration, name: string, tagName: string): boolean {
  if (name === 'display') return /^(?:none|block)$/i.test(value);
  if (name === 'mso-padding-alt') return boxes.has(tagName);
  return !unknown.test(name) && (boxes.has(tagName) || !size.test(name));
}

/** A wider glyph takes more of the line: an em space at 400 % takes four. */
function stretch(declaration: Declaration): void {
  const per = Number.parseFloat(declaration.value);
  if (Number.isNaN(per)) return;
  declaration.prop = 'letter-spacing';
  declaration.value = `${(per - 100) / 100}em`;
}

const html = new Set(
  'a abbr address b big blockquote body br caption center cite code col colgroup dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6 head hr html i img ins kbd li link meta ol p pre q s samp small span strike strong style sub sup table tbody td tfoot th thead title tr tt u ul var'.split(
    ' ',
  ),
);

/** Word shows the content of an unknown element. */
export function isKnownToWord(tagName: string): boolean {
  return html.has(tagName);
}
