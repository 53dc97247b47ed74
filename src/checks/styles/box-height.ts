import { attributeOf, type Element, elementsIn, parentElement } from '../../mail-html/document-tree.ts';
import type { Style } from './compute-styles.ts';
import { fontSizeOf, lengthOf } from './font.ts';

type Styles = ReadonlyMap<Element, Style>;

/** The height of one line of an element with its padding and borders, in CSS pixels: the area that a finger can hit. */
export function boxHeightOf(element: Element, styles: Styles): number {
  const style = styleOf(element, styles);
  const size = sizeOf(element, styles);
  const sides = ['top', 'bottom'] as const;
  const around = sides.reduce(
    (sum, side) => sum + paddingOf(style, side, size) + borderOf(style, side, size),
    0,
  );
  const images = elementsIn(element).filter(({ tagName }) => tagName === 'img');
  const inside = Math.max(
    lineHeightOf(element, styles),
    ...images.map((image) => imageHeightOf(image, styles)),
  );
  const isInline = !/block|table|flex|grid/.test(style.get('display') ?? '');
  const own = isInline ? 0 : Math.max(length(style, 'height', size), length(style, 'min-height', size));
  return Math.max(inside, own) + around;
}

function lineHeightOf(element: Element, styles: Styles): number {
  for (let each: Element | undefined = element; each !== undefined; each = parentElement(each)) {
    const written = styleOf(each, styles).get('line-height');
    if (written === undefined || written === 'inherit') continue;
    // A bare number is relative to the font of the element itself; `em` and `%` to the font of the declaring element.
    if (/^[\d.]+$/.test(written)) return Number(written) * sizeOf(element, styles);
    const height = lengthOf(written, sizeOf(each, styles));
    if (height !== undefined) return height;
  }
  return 1.2 * sizeOf(element, styles);
}

function sizeOf(element: Element, styles: Styles): number {
  const parent = parentElement(element);
  return fontSizeOf(element, styleOf(element, styles), parent === undefined ? 16 : sizeOf(parent, styles));
}

function imageHeightOf(image: Element, styles: Styles): number {
  return (
    length(styleOf(image, styles), 'height', 16) ||
    Number.parseFloat(attributeOf(image, 'height') ?? '0') ||
    0
  );
}

function paddingOf(style: Style, side: 'top' | 'bottom', size: number): number {
  const [top = '0', , bottom = top] = (style.get('padding') ?? '').split(/\s+/).filter(Boolean);
  return lengthOf(style.get(`padding-${side}`) ?? (side === 'top' ? top : bottom), size) ?? 0;
}

function borderOf(style: Style, side: 'top' | 'bottom', size: number): number {
  const written = style.get(`border-${side}`) ?? style.get('border') ?? '';
  const width = written.split(/\s+/).map((part) => lengthOf(part, size));
  return /\b(?:none|hidden)\b/.test(written) ? 0 : (width.find((each) => each !== undefined) ?? 0);
}

function length(style: Style, property: string, size: number): number {
  const written = style.get(property) ?? '';
  return written.endsWith('%') ? 0 : (lengthOf(written, size) ?? 0);
}

function styleOf(element: Element, styles: Styles): Style {
  return styles.get(element) ?? new Map();
}
