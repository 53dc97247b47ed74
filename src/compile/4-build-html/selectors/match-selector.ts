import type { AttributeSelector, PseudoSelector, Selector } from 'css-what';
import { type Token, tokenIdsIn } from '../../tokens.ts';
import type { Element, HtmlTree, Siblings } from './html-tree.ts';
import { anyOf, both, type Cause, either, type Match, not, type Test } from './match.ts';
import { matchAttribute } from './match-attribute.ts';
import { nthAutomaton } from './nth-automaton.ts';
import { type Automaton, type Reached, type Step, type Walk, walkSiblings } from './walk-siblings.ts';

/** What matching needs of css-select and css-what, which are loaded on first use. */
interface SelectorTools {
  /** A test of a selector as juice does it. @throws if juice does not take it */
  readonly compile: (selector: Selector[][]) => (element: Element) => boolean;
  readonly parse: (selector: string) => Selector[][];
  readonly aliases: Readonly<Record<string, string>>;
}

export interface MatchContext extends SelectorTools {
  readonly tree: HtmlTree;
  readonly tokens: readonly Token[];
  /** An attribute as it will be in mails, with its tokens. */
  readonly attributeOf: (element: Element, name: string) => string | undefined;
  /** Counts the work done. @throws if it takes too long */
  readonly count: () => void;
}

/** A test of each element against a list of selectors. */
export function compileMatcher(selectors: readonly Selector[][], context: MatchContext): Test {
  return anyOf(selectors.map((selector) => compileChain(selector, context)));
}

interface Scope {
  readonly element: Element;
}

const combinators = new Set([
  'descendant',
  'child',
  'adjacent',
  'sibling',
  'parent',
  'column-combinator',
  '_flexibleDescendant',
]);

/** From left to right: each part tests an element, given the part to the left of it. */
function compileChain(selector: readonly Selector[], context: MatchContext, scope?: Scope): Test {
  let test: Test | undefined;
  let combinator: string | undefined;
  let compound: Selector[] = [];
  const finish = (): void => {
    const own = compileCompound(compound, context);
    const left = combinator === undefined ? undefined : relate(combinator, test, context, scope);
    test = remember(left === undefined ? own : (element) => both(own(element), () => left(element)), context);
    compound = [];
  };
  for (const token of selector) {
    if (combinators.has(token.type)) {
      if (compound.length > 0 || test !== undefined) finish();
      combinator = token.type;
    } else compound.push(token);
  }
  finish();
  return test!;
}

/** A test of what is before an element: its ancestors or siblings. Without `left`, of a scope. */
function relate(
  combinator: string,
  left: Test | undefined,
  context: MatchContext,
  scope: Scope | undefined,
): Test {
  const { tree } = context;
  const isScope = (element: Element): boolean => element === scope?.element;
  if (combinator === 'child') {
    return (element) => {
      const parent = tree.parentOf(element);
      return parent !== undefined && (left === undefined ? isScope(parent) : left(parent));
    };
  }
  if (combinator === 'descendant') {
    // Juice also takes the scope itself for an element inside it.
    if (left === undefined) return () => true;
    const above: Test = remember((element) => {
      const parent = tree.parentOf(element);
      if (parent === undefined || isScope(element)) return false;
      return either(left(parent), () => above(parent));
    }, context);
    return above;
  }
  if (left !== undefined && (combinator === 'adjacent' || combinator === 'sibling')) {
    const walks = new Map<Siblings, Walk & { readonly cause: Cause | undefined }>();
    return (element) => {
      const siblings = tree.siblingsOf(element);
      const known = walks.get(siblings) ?? walkMatches(siblings, left, combinator, context);
      walks.set(siblings, known);
      return decide(element, siblings, known.at.get(element)!, (state) => state === 1, known.cause);
    };
  }
  return (element) => inDocument(element, tree);
}

/** Walks along siblings, and remembers whether the last one, or any of them, matched. */
function walkMatches(
  siblings: Siblings,
  test: Test,
  combinator: 'adjacent' | 'sibling',
  { count }: MatchContext,
): Walk & { readonly cause: Cause | undefined } {
  let cause: Cause | undefined;
  const isAny = combinator === 'sibling';
  const automaton: Automaton = {
    size: 2,
    onElement(element): Step {
      count();
      const match = test(element);
      if (match === true) return [2, 2];
      if (match === false) return isAny ? [1, 2] : [1, 1];
      cause = match;
      return isAny ? [3, 2] : [3, 3];
    },
  };
  return { ...walkSiblings(siblings, automaton, false), cause };
}

function compileCompound(compound: readonly Selector[], context: MatchContext): Test {
  const simple: Selector[] = [];
  const tests: Test[] = [];
  for (const token of compound) {
    if (token.type === 'attribute' && token.action !== 'exists') tests.push(compileAttribute(token, context));
    else if (token.type === 'pseudo' && isStructural(token, context))
      tests.push(compilePseudo(token, context));
    else simple.push(token);
  }
  const isSimple = simple.length === 0 ? () => true : context.compile([[...simple]]);
  return (element) => {
    context.count();
    let match: Match = isSimple(element);
    for (const test of tests) match = both(match, () => test(element));
    return match;
  };
}

function compileAttribute(token: AttributeSelector, { compile, attributeOf, tokens }: MatchContext): Test {
  const isMatch = compile([[{ ...token }]]);
  const name = token.name.toLowerCase();
  return (element) => {
    const forJuice = isMatch(element);
    const value = attributeOf(element, name);
    const [id] = tokenIdsIn(value ?? '');
    if (id === undefined || matchAttribute(token, value!, tokens) === forJuice) return forJuice;
    return { id, where: `in the attribute ${name} of`, element };
  };
}

const places = new Set(
  ['child', 'of-type'].flatMap((of) => [
    `first-${of}`,
    `last-${of}`,
    `only-${of}`,
    `nth-${of}`,
    `nth-last-${of}`,
  ]),
);
const insides = new Set(['empty', 'contains', 'icontains', 'has']);
const lists = new Set(['is', 'where', 'matches', 'not']);

function isStructural({ name, data }: PseudoSelector, { aliases }: SelectorTools): boolean {
  return (
    places.has(name) ||
    insides.has(name) ||
    (lists.has(name) && Array.isArray(data)) ||
    Object.hasOwn(aliases, name)
  );
}

function compilePseudo(token: PseudoSelector, context: MatchContext): Test {
  const { name, data } = token;
  if (Object.hasOwn(context.aliases, name))
    return compileMatcher(context.parse(context.aliases[name]!), context);
  if (lists.has(name)) {
    const inner = compileMatcher(data as Selector[][], context);
    return name === 'not' ? (element) => not(inner(element)) : inner;
  }
  if (name.startsWith('only-')) {
    const [first, last] = ['first', 'last'].map((end) =>
      compilePlace({ ...token, name: name.replace('only', end) }, context),
    ) as [Test, Test];
    return (element) => both(first(element), () => last(element));
  }
  return insides.has(name) ? compileInside(token, context) : compilePlace(token, context);
}

/** `:first-child`, `:nth-last-of-type(2n)`: a test of the number of elements before or after. */
function compilePlace(token: PseudoSelector, { compile, tree, count }: MatchContext): Test {
  const { name, data } = token;
  const isMatch = compile([[{ ...token }]]);
  const formula = name.startsWith('nth-') ? String(data) : '1';
  const isFromEnd = name.startsWith('last-') || name.startsWith('nth-last-');
  const isOfType = name.endsWith('-of-type');
  const nth = nthAutomaton(formula);
  const walks = new Map<Siblings, Map<string, Walk>>();
  const walk = (siblings: Siblings, type: string): Walk => {
    const byType = walks.get(siblings) ?? new Map<string, Walk>();
    walks.set(siblings, byType);
    const known = byType.get(type);
    if (known !== undefined) return known;
    const { size, stay, next } = nth!;
    const onElement = (each: Element): Step => {
      count();
      return type === '' || each.name === type ? next : stay;
    };
    const walked = walkSiblings(siblings, { size, onElement }, isFromEnd);
    byType.set(type, walked);
    return walked;
  };
  return (element) => {
    const siblings = tree.siblingsOf(element);
    if (!siblings.hasBlocks) return isMatch(element);
    if (nth === undefined) return { id: siblings.token!, where: 'next to', element };
    const reached = walk(siblings, isOfType ? element.name : '').at.get(element)!;
    return decide(element, siblings, reached, nth.matches, undefined);
  };
}

function compileInside(token: PseudoSelector, context: MatchContext): Test {
  const { tree, compile, count } = context;
  const isMatch = compile([[{ ...token, data: copy(token.data) }]]);
  const { name, data } = token;
  if (name === 'empty') {
    const filled: Step = [2, 2];
    const automaton: Automaton = {
      size: 2,
      onElement: () => filled,
      onText: (isSure) => (isSure ? filled : [3, 2]),
    };
    return (element) => {
      const children = tree.childrenOf(element);
      if (children.token === undefined) return isMatch(element);
      count();
      // Juice sees the marks of the token.
      const states = walkSiblings(children, automaton, false).end | 2;
      return states === 2 ? false : { id: children.token, where: 'inside', element };
    };
  }
  const isRelative =
    name === 'has' &&
    (data as Selector[][]).some(
      (selector) =>
        /adjacent|sibling|parent|column/.test(selector[0]!.type) ||
        selector.some((one) => one.type === 'pseudo' && one.name === 'scope'),
    );
  return (element) => {
    const id = tree.tokenIn(element);
    if (isRelative) return inDocument(element, tree) || isMatch(element);
    if (id === undefined) return isMatch(element);
    if (name !== 'has') return { id, where: 'inside', element };
    const scoped = { element };
    const inner = anyOf((data as Selector[][]).map((selector) => compileChain(selector, context, scoped)));
    return hasMatch(element, inner, context);
  };
}

/** Whether an element inside another matches. */
function hasMatch(parent: Element, test: Test, context: MatchContext): Match {
  const { tree, count } = context;
  let cause: Cause | undefined;
  const automaton: Automaton = {
    size: 2,
    onElement(element): Step {
      count();
      const match = either(test(element), () => inside(element));
      if (match === true) return [2, 2];
      if (match === false) return [1, 2];
      cause = match;
      return [3, 2];
    },
  };
  const inside: Test = remember((element) => {
    const children = tree.childrenOf(element);
    const { end } = walkSiblings(children, automaton, false);
    if (end === 2) return true;
    if (end === 1) return false;
    const id = children.hasBlocks ? children.token : undefined;
    return id === undefined ? cause! : { id, where: 'inside', element: parent };
  }, context);
  return inside(parent);
}

/** The answer if all possible states agree, else the block that was passed last. */
function decide(
  element: Element,
  siblings: Siblings,
  { states, block, isInside }: Reached,
  matches: (state: number) => boolean,
  cause: Cause | undefined,
): Match {
  let answer: boolean | undefined;
  for (let state = 0; states >> state !== 0; state++) {
    if (((states >> state) & 1) === 0) continue;
    const match = matches(state);
    if (answer !== undefined && answer !== match) {
      if (block === undefined) return cause ?? { id: siblings.token!, where: 'next to', element };
      return { id: block.id, where: isInside ? 'around' : 'next to', element };
    }
    answer = match;
  }
  return answer ?? false;
}

/** The first block of the document, for selectors that can consult any of it. */
function inDocument(element: Element, { elements, tokenIn }: HtmlTree): Match {
  const id = elements[0] === undefined ? undefined : tokenIn(elements[0]);
  return id === undefined ? false : { id, where: 'next to', element };
}

function remember(test: Test, { count }: MatchContext): Test {
  const known = new Map<Element, Match>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    count();
    const match = test(element);
    known.set(element, match);
    return match;
  };
}

function copy(data: PseudoSelector['data']): PseudoSelector['data'] {
  return structuredClone(data);
}
