import type { Element } from './html-tree.ts';
import type { Cause, Match } from './match.ts';
import { compileMatcher, type MatchContext } from './match-selector.ts';

/** Pseudo-classes of jQuery, which count the elements that match in the whole document. */
export const positional: RegExp = /:(?:first|last|eq|gt|nth|lt|even|odd)(?![\w-])(?:\([^)]*\))?/;

/**
 * An element that a selector with such a pseudo-class counts, and that is not in all mails; or an element that the rest
 * of the selector does not match alike in all mails.
 */
export function whatCanMove(
  selector: string,
  elements: readonly Element[],
  context: MatchContext,
): { readonly element: Element; readonly cause: Cause } | undefined {
  const parts = selector.split(positional).map((part, index, all) => {
    const isLast = index === all.length - 1;
    return isLast || /[^\s>+~(,]$/.test(part) ? part : `${part}*`;
  });
  for (const index of parts.keys()) {
    const matches = compileLoosely(parts.slice(0, index + 1).join(''), context);
    const isCounted = index < parts.length - 1;
    for (const element of elements) {
      const match = matches(element);
      if (typeof match !== 'boolean') return { element, cause: match };
      const cause = match && isCounted ? blockAround(element, context) : undefined;
      if (cause !== undefined) return { element, cause };
    }
  }
  return undefined;
}

/** If the start of a selector is not a selector alone, all elements count. */
function compileLoosely(selector: string, context: MatchContext): (element: Element) => Match {
  try {
    context.compile(context.parse(selector));
    return compileMatcher(context.parse(selector), context);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return () => true;
  }
}

function blockAround(element: Element, { tree }: MatchContext): Cause | undefined {
  for (let each: Element | undefined = element; each !== undefined; each = tree.parentOf(each)) {
    const block = tree.siblingsOf(each).blockOf.get(each);
    if (block !== undefined) return { id: block.id, where: 'around', element };
  }
  return undefined;
}
