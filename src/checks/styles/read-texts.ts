import { type Colour, formatColour, layColour, parseColour } from '../colours/parse-colour.ts';
import { attributeOf, childrenOf, isElement, isText } from '../elements.ts';
import type { Document, Element } from '../mail-rule.ts';
import type { Style } from './compute-styles.ts';
import { fontSizeOf, isBold } from './font.ts';
import { isHidden } from './is-hidden.ts';

/** A run of words, as it is seen. Its colours are opaque: what shows through is worked in. */
export interface Seen {
  readonly element: Element;
  readonly words: string;
  readonly colour: Colour;
  /** What lies behind the words. */
  readonly ground: Colour;
  /** What lies around the ground of a link that has one of its own, a button. */
  readonly around?: Colour;
  /** In CSS pixels. */
  readonly size: number;
  readonly isBold: boolean;
}

/** The colours of a mail that says none, and what becomes of those that it says. */
export interface Look {
  readonly canvas: Colour;
  readonly ink: Colour;
  readonly link: Colour;
  readonly recolour: (colour: Colour, use: 'text' | 'background') => Colour;
}

/** Every run of words that can be seen, with its colours; without those upon an image, whose colours nobody knows. */
export function readTexts(document: Document, styles: ReadonlyMap<Element, Style>, look: Look): Seen[] {
  const seen: Seen[] = [];
  const visit = (element: Element, outer: Surroundings): void => {
    const style = styles.get(element) ?? new Map<string, string>();
    if (isHidden(element, style)) return;
    const inner = inherit(element, style, outer, look);
    for (const child of childrenOf(element)) {
      if (isElement(child)) visit(child, inner);
      else if (isText(child) && hasInk(child.value) && inner.size >= 2) see(element, child.value, inner);
    }
  };
  const see = (
    element: Element,
    words: string,
    { colour, ground, around, opacity, size, isBold }: Surroundings,
  ): void => {
    if (ground === undefined) return;
    const ink = layColour({ ...colour, alpha: colour.alpha * opacity }, ground);
    seen.push({ element, words: words.trim(), colour: ink, ground, size, isBold, ...(around && { around }) });
  };
  const start = { colour: look.recolour(look.ink, 'text'), ground: look.recolour(look.canvas, 'background') };
  for (const child of document.childNodes) {
    if (isElement(child))
      visit(child, {
        ...start,
        outerGround: undefined,
        around: undefined,
        opacity: 1,
        size: 16,
        isBold: false,
      });
  }
  return seen;
}

/** What an element has from those around it. */
interface Surroundings {
  readonly colour: Colour;
  /** Undefined where an image lies. */
  readonly ground: Colour | undefined;
  /** The ground around this ground. */
  readonly outerGround: Colour | undefined;
  readonly around: Colour | undefined;
  readonly opacity: number;
  readonly size: number;
  readonly isBold: boolean;
}

function inherit(element: Element, style: Style, outer: Surroundings, look: Look): Surroundings {
  const isLink = element.tagName === 'a' && attributeOf(element, 'href') !== undefined;
  const colour =
    parseColour(style.get('color') ?? '') ??
    (isLink && style.get('color') !== 'inherit' ? look.link : undefined);
  const own = ownGround(element, style);
  const ground =
    own === 'image' || outer.ground === undefined
      ? undefined
      : own === undefined
        ? outer.ground
        : layColour(look.recolour(own, 'background'), outer.ground);
  // The cell of a button has its colour too, so that the ground around it is that of the cell's parent.
  const isSame =
    ground === outer.ground ||
    (ground && outer.ground && formatColour(ground) === formatColour(outer.ground));
  const outerGround = isSame ? outer.outerGround : outer.ground;
  return {
    colour: colour === undefined ? outer.colour : look.recolour(colour, 'text'),
    ground,
    outerGround,
    around: isLink && own !== undefined ? outerGround : outer.around,
    opacity: outer.opacity * Number.parseFloat(style.get('opacity') ?? '1'),
    size: fontSizeOf(element, style, outer.size),
    isBold: isBold(element, style, outer.isBold),
  };
}

function ownGround(element: Element, style: Style): Colour | 'image' | undefined {
  const written = style.get('background-color') ?? '';
  const image = style.get('background-image') ?? 'none';
  if (/url\(|gradient\(/i.test(`${written} ${image}`) || attributeOf(element, 'background') !== undefined)
    return 'image';
  const colours = written.match(/#[\da-f]+|[a-z]+\([^)]*\)|[a-z]+/gi) ?? [];
  return colours.map(parseColour).find((colour) => colour !== undefined && colour.alpha > 0);
}

/** Whether anything of a text can be seen: neither white space nor the filler of preheaders. */
function hasInk(text: string): boolean {
  return /[^\s\p{Cf}\p{Mn}\u2000-\u200a\u2800]/u.test(text);
}
