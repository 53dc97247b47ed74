import {
  attributeOf,
  type Element,
  elementsIn,
  removeElement,
  setAttribute,
  unwrapElement,
} from '../../mail-html/document-tree.ts';

const shapes = new Set(['v:roundrect', 'v:rect', 'v:oval', 'v:shape']);

/** Draws a VML shape as a box, with its link if it has one. Its frame, fill and anchor show nothing themselves. */
export function drawVml(element: Element): void {
  if (shapes.has(element.tagName)) drawShape(element);
  else if (element.tagName === 'v:textbox' || element.tagName.startsWith('w:')) unwrapElement(element);
  else removeElement(element);
}

function drawShape(element: Element): void {
  const { width, height } = sizeOf(attributeOf(element, 'style') ?? '');
  const fill = attributeOf(element, 'fillcolor') ?? '#ffffff';
  const hasStroke = !/^(?:f|false)$/.test(
    attributeOf(element, 'stroked') ?? attributeOf(element, 'stroke') ?? 't',
  );
  const radius = radiusOf(element, width, height);
  const href = attributeOf(element, 'href');
  // A link in a link would end the outer one, and draw the shape twice.
  for (const inner of href === undefined ? [] : elementsIn(element)) {
    if (inner.tagName !== 'a') continue;
    inner.tagName = inner.nodeName = 'span';
    setAttribute(inner, 'href', undefined);
  }
  element.tagName = element.nodeName = href === undefined ? 'span' : 'a';
  element.attrs = href === undefined ? [] : [{ name: 'href', value: href }];
  const style = [
    'display:inline-flex;align-items:center;justify-content:center;box-sizing:border-box;overflow:hidden',
    'text-decoration:none',
    `background-color:${fill}`,
    `border:${hasStroke ? '1px solid #000000' : '0'}`,
    `border-radius:${radius}`,
    ...(width === undefined ? [] : [`width:${width}`]),
    ...(height === undefined ? [] : [`height:${height}`]),
  ];
  setAttribute(element, 'style', style.join(';'));
}

function sizeOf(style: string): { width: string | undefined; height: string | undefined } {
  const read = (name: string): string | undefined =>
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]+(?:px|pt|in))`, 'i').exec(style)?.[1];
  return { width: read('width'), height: read('height') };
}

/** `arcsize` is a fraction of the shorter side; the default is a fifth. */
function radiusOf(element: Element, width: string | undefined, height: string | undefined): string {
  if (element.tagName === 'v:oval') return '50%';
  const sides = [width, height].flatMap((side) => (side === undefined ? [] : [Number.parseFloat(side)]));
  if (element.tagName !== 'v:roundrect' || sides.length === 0) return '0';
  const written = attributeOf(element, 'arcsize') ?? '20%';
  const part =
    Number.parseFloat(written) / (written.endsWith('%') ? 100 : written.endsWith('f') ? 65_536 : 1);
  return `${Math.round(Math.min(...sides) * Math.min(part, 0.5))}px`;
}
