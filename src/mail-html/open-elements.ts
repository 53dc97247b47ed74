/** Elements of HTML without an end tag. */
const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** End tags that HTML lets an author leave out. */
const optionalEnds = new Set('p li dt dd td th tr thead tbody tfoot option caption'.split(' '));

export function isVoidElement(name: string): boolean {
  return voidElements.has(name);
}

export function hasOptionalEnd(name: string): boolean {
  return optionalEnds.has(name);
}

/** What a closing tag does to the elements that are open. */
export interface ClosedElement<Element> {
  readonly closed: Element;
  /** Those inside it that nothing has closed, from the outside inwards. */
  readonly unclosed: readonly Element[];
}

/**
 * Closes an element of those that are open, which go from the outside inwards, and all that is open inside it.
 * @returns undefined for a tag that closes nothing
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
