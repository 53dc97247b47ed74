import {
  attributeOf,
  type Document,
  type Element,
  isElement,
  isText,
} from '../../mail-html/document-tree.ts';
import { type Colour, formatColour, layColour, parseColour } from '../colours/parse-colour.ts';
import type { Style } from './compute-styles.ts';
import { fontSizeOf, isBold } from './font.ts';
import { isHidden } from './is-hidden.ts';

/** How the text of an element looks. Colours are opaque: transparency is already blended in. */
export interface Seen {
  readonly element: Element;
  readonly colour: Colour;
  /** The colour in the mail, before an app recolours it. */
  readonly saidColour: Colour;
  /** The background of the text. */
  readonly ground: Colour;
  /** For a button (a link with its own background): the background around it. */
  readonly around?: Colour;
  /** In CSS pixels. */
  readonly size: number;
  readonly isBold: boolean;
}

/** The default colours, and how an app changes the colours of a mail. */
export interface Look {
  readonly canvas: Colour;
  readonly ink: Colour;
  readonly link: Colour;
  readonly recolour: (colour: Colour, use: 'text' | 'background') => Colour;
}

/** Finds all visible text with its colours, except text on an image, whose colours are unknown. */
export function findVisibleTexts(
  document: Document,
  styles: ReadonlyMap<Element, Style>,
  look: Look,
): Seen[] {
  const seen: Seen[] = [];
  const visit = (element: Element, outer: Surroundings): void => {
    const style = styles.get(element) ?? new Map<string, string>();
    if (isHidden(element, style)) return;
    const inner = inherit(element, style, outer, look);
    const hasWords = element.childNodes.some((child) => isText(child) && hasInk(child.value));
    if (hasWords && inner.ground !== undefined && inner.size >= 2)
      seen.push(see(element, inner, inner.ground, look));
    for (const child of element.childNodes) if (isElement(child)) visit(child, inner);
  };
  const start: Surroundings = {
    saidColour: look.ink,
    ground: look.recolour(look.canvas, 'background'),
    outerGround: undefined,
    around: undefined,
    opacity: 1,
    size: 16,
    isBold: false,
  };
  for (const child of document.childNodes) if (isElement(child)) visit(child, start);
  return seen;
}

/** What an element inherits. */
interface Surroundings extends Pick<Seen, 'saidColour' | 'size' | 'isBold'> {
  /** Undefined on an image. */
  readonly ground: Colour | undefined;
  /** The background around this background. */
  readonly outerGround: Colour | undefined;
  readonly around: Colour | undefined;
  readonly opacity: number;
}

function see(element: Element, inner: Surroundings, ground: Colour, look: Look): Seen {
  const { saidColour, around, opacity, size, isBold } = inner;
  const ink = look.recolour(saidColour, 'text');
  const colour = layColour({ ...ink, alpha: ink.alpha * opacity }, ground);
  return { element, colour, saidColour, ground, size, isBold, ...(around && { around }) };
}

function inherit(element: Element, style: Style, outer: Surroundings, look: Look): Surroundings {
  const isLink = element.tagName === 'a' && attributeOf(element, 'href') !== undefined;
  const said = style.get('color') ?? '';
  const ownColour = parseColour(said) ?? (isLink && said !== 'inherit' ? look.link : undefined);
  const own = ownGround(element, style);
  const ground = own === undefined ? outer.ground : layGround(own, outer.ground, look);
  // The cell of a button often has the button's own colour, so look for the next different background.
  const outerGround = isSameColour(ground, outer.ground) ? outer.outerGround : outer.ground;
  return {
    saidColour: ownColour ?? outer.saidColour,
    ground,
    outerGround,
    around: isLink && own !== undefined ? outerGround : outer.around,
    opacity: outer.opacity * Number.parseFloat(style.get('opacity') ?? '1'),
    size: fontSizeOf(element, style, outer.size),
    isBold: isBold(element, style, outer.isBold),
  };
}

function layGround(own: Colour | 'image', outer: Colour | undefined, look: Look): Colour | undefined {
  if (own === 'image') return undefined;
  const ground = look.recolour(own, 'background');
  if (ground.alpha === 1) return ground;
  return outer === undefined ? undefined : layColour(ground, outer);
}

function isSameColour(one: Colour | undefined, other: Colour | undefined): boolean {
  return (one && formatColour(one)) === (other && formatColour(other));
}

function ownGround(element: Element, style: Style): Colour | 'image' | undefined {
  const written = style.get('background-color') ?? '';
  const image = style.get('background-image') ?? 'none';
  if (/url\(|gradient\(/i.test(`${written} ${image}`) || attributeOf(element, 'background') !== undefined)
    return 'image';
  const colours = written.match(/#[\da-f]+|[a-z]+\([^)]*\)|[a-z]+/gi) ?? [];
  return colours.map(parseColour).find((colour) => colour !== undefined && colour.alpha > 0);
}

/** Whether a text has visible characters, other than white space and the filler of preheaders. */
function hasInk(text: string): boolean {
  return /[^\s\p{Cf}\p{Mn}\u2000-\u200a\u2800]/u.test(text);
}
