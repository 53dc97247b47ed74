/** HTML elements without an end tag. */
const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** HTML elements whose end tag is optional. */
const optionalEnds = new Set(
  'p li dt dd rt rp td th tr thead tbody tfoot caption colgroup option optgroup head body html'.split(' '),
);

const blocks =
  'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul';

/**
 * The open elements without an end tag that an opening tag ends (HTML Standard, 13.1.2.4). htmlparser2, with which juice, MJML
 * and sanitize-html read HTML, knows a part of these rules, so end tags are written before they see it.
 */
const endedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ...blocks.split(' ').map((name) => [name, 'p'] as const),
    ['li', 'li p'] as const,
    ['dt', 'dt dd p'] as const,
    ['dd', 'dt dd p'] as const,
    ['rt', 'rt rp'] as const,
    ['rp', 'rt rp'] as const,
    ['td', 'td th p'] as const,
    ['th', 'td th p'] as const,
    ['tr', 'tr td th p caption colgroup'] as const,
    ...['thead', 'tbody', 'tfoot'].map(
      (name) => [name, 'thead tbody tfoot tr td th p caption colgroup'] as const,
    ),
    ['option', 'option'] as const,
    ['optgroup', 'optgroup option'] as const,
    ['body', 'head'] as const,
  ].map(([name, ended]) => [name, new Set(ended.split(' '))]),
);

export function isVoidElement(name: string): boolean {
  return voidElements.has(name);
}

export function hasOptionalEnd(name: string): boolean {
  return optionalEnds.has(name);
}

/** Whether an opening tag ends an open element, because that has no end tag: `<li>` ends the list item before it. */
export function endsElement(openingTag: string, open: string): boolean {
  return endedBy.get(openingTag)?.has(open) === true;
}

/** Closes the innermost open elements that an opening tag ends. `open` goes from the outside inwards. @returns them, from the inside out */
export function closeEnded<Element extends { readonly name: string }>(
  open: Element[],
  openingTag: string,
): Element[] {
  const closed: Element[] = [];
  while (open.length > 0 && endsElement(openingTag, open.at(-1)!.name)) closed.push(open.pop()!);
  return closed;
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
