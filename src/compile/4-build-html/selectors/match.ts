import type { Element } from './html-tree.ts';

/** Whether an element matches: in every mail and for juice, in none and not for juice, or what makes it differ. */
export type Match = boolean | Cause;

/** A block or field, and where it is from an element. */
export interface Cause {
  readonly id: number;
  readonly where: 'next to' | 'around' | 'inside' | `in the attribute ${string} of`;
  readonly element: Element;
}

export type Test = (element: Element) => Match;

export function anyOf(tests: readonly Test[]): Test {
  if (tests.length === 1) return tests[0]!;
  return (element) => {
    let match: Match = false;
    for (const test of tests) match = either(match, () => test(element));
    return match;
  };
}

export function both(one: Match, other: () => Match): Match {
  if (one === false) return false;
  const second = other();
  return second === false ? false : one === true ? second : one;
}

export function either(one: Match, other: () => Match): Match {
  if (one === true) return true;
  const second = other();
  return second === true ? true : one === false ? second : one;
}

export function not(match: Match): Match {
  return typeof match === 'boolean' ? !match : match;
}
