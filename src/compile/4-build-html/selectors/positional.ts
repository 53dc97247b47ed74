import type { Element } from './html-tree.ts';
import { type Cause, compileMatcher, type Match, type MatchContext } from './match-selector.ts';

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
  const parts = selector.split(positional);
  const counted = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join(''));
  for (const [index, text] of [...counted, parts.join('')].entries()) {
    const matches = compileLoosely(text, context);
    for (const element of elements) {
      const match = matches(element);
      if (typeof match !== 'boolean') return { element, cause: match };
      const cause = match && index < counted.length ? blockAround(element, context) : undefined;
      if (cause !== undefined) return { element, cause };
    }
  }
  return undefined;
}

/** If a part of a selector is not a selector alone, all elements count. */
function compileLoosely(selector: string, context: MatchContext): (element: Element) => Match {
  const { parse, compile } = context;
  const whole = selector.replace(/(^|[\s>+~])(?=$|[\s>+~])/, '$1*');
  try {
    compile(parse(whole));
    return compileMatcher(parse(whole), context);
  } catch {
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
