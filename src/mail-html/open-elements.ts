/** HTML elements without an end tag. */
const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** HTML elements whose end tag is optional. */
const optionalEnds = new Set('p li dt dd td th tr thead tbody tfoot option caption'.split(' '));

export function isVoidElement(name: string): boolean {
  return voidElements.has(name);
}

export function hasOptionalEnd(name: string): boolean {
  return optionalEnds.has(name);
}

/** The result of closing an element. */
export interface ClosedElement<Element> {
  readonly closed: Element;
  /** The unclosed elements inside it, from the outside inwards. */
  readonly unclosed: readonly Element[];
}

/**
 * Closes the innermost open element with a name, and all open elements inside it. `open` goes from the outside inwards.
 * @returns undefined if there is no such element
 */
export function closeInnermost<Element extends { readonly name: string }>(
  open: Element[],
  name: string,
): ClosedElement<Element> | undefined {
  const depth = name === '' ? -1 : open.findLastIndex((element) => element.name === name);
  if (depth === -1) return undefined;
  const [closed, ...unclosed] = open.splice(depth) as [Element, ...Element[]];
  return { closed, unclosed };
}
