import type { Block, Element, Item, Siblings } from './html-tree.ts';

/** What a child does to the state of a walk: the possible states after it, as bits, for each state before it. */
export type Step = readonly number[];

/** A small automaton that walks along children, one state per possible past. State 0 is the start. */
export interface Automaton {
  readonly size: number;
  onElement(element: Element): Step;
  onText?(isSure: boolean): Step;
}

/** What a walk has seen when it reaches an element. */
export interface Reached {
  /** The possible states, as bits. */
  readonly states: number;
  /** The block that the walk passed or entered last. */
  readonly block: Block | undefined;
  readonly isInside: boolean;
}

export interface Walk {
  readonly at: ReadonlyMap<Element, Reached>;
  readonly end: number;
}

/**
 * Walks along the children of an element through all mails at once: with and without each block, with lists of every
 * length. One more walk is that of juice, which sees each branch once. A result that all of them share is fixed.
 */
export function walkSiblings({ items }: Siblings, automaton: Automaton, isReversed: boolean): Walk {
  const at = new Map<Element, Reached>();
  const summaries = new Map<Block, { readonly main: Step; readonly otherwise: Step }>();
  const inOrder = <Value>(values: readonly Value[]): readonly Value[] =>
    isReversed ? values.toReversed() : values;
  const stay: Step = Array.from({ length: automaton.size }, (_, state) => 1 << state);

  const stepOf = (item: Item): Step => {
    if (item.type === 'element') return automaton.onElement(item.element);
    if (item.type === 'text') return automaton.onText?.(item.isSure) ?? stay;
    const { main, otherwise } = summaryOf(item);
    return stay.map((start) => afterBlock(item, start, main, otherwise));
  };
  const summaryOf = (block: Block): { readonly main: Step; readonly otherwise: Step } => {
    const known = summaries.get(block);
    if (known !== undefined) return known;
    const whole = (branch: readonly Item[]): Step =>
      inOrder(branch).reduce((step, item) => {
        const next = stepOf(item);
        return step.map((states) => apply(next, states));
      }, stay);
    const summary = { main: whole(block.main), otherwise: whole(block.otherwise) };
    summaries.set(block, summary);
    return summary;
  };

  const visit = (
    branch: readonly Item[],
    before: { readonly mails: number; readonly juice: number },
    around: Block | undefined,
  ): { mails: number; juice: number } => {
    let { mails, juice } = before;
    let reached: Pick<Reached, 'block' | 'isInside'> = { block: around, isInside: around !== undefined };
    for (const item of inOrder(branch)) {
      if (item.type !== 'block') {
        if (item.type === 'element') at.set(item.element, { states: mails | juice, ...reached });
        const step = stepOf(item);
        mails = apply(step, mails);
        juice = apply(step, juice);
        continue;
      }
      const { main, otherwise } = summaryOf(item);
      const entered = item.kind === 'each' ? repeat(main, mails) : mails;
      for (const [index, part] of inOrder([item.main, item.otherwise]).entries()) {
        const branch = part === item.main ? 'main' : 'otherwise';
        const isShown = item.kind !== 'never' && (item.only ?? branch) === branch;
        const shown = branch === 'main' ? entered : mails;
        juice = visit(part, { mails: isShown ? shown : 0, juice }, item).juice;
        if (index === 1) mails = afterBlock(item, mails, main, otherwise);
      }
      reached = { block: item, isInside: false };
    }
    return { mails, juice };
  };

  const { mails, juice } = visit(items, { mails: 1, juice: 1 }, undefined);
  return { at, end: mails | juice };
}

/** The states of mails after a block. */
function afterBlock({ kind, only }: Block, states: number, main: Step, otherwise: Step): number {
  if (kind === 'never') return states;
  if (kind === 'each') return apply(main, repeat(main, states)) | apply(otherwise, states);
  const shown = only === 'otherwise' ? 0 : apply(main, states);
  return only === 'main' ? shown : shown | apply(otherwise, states);
}

/** The states after a step is repeated any number of times. */
function repeat(step: Step, states: number): number {
  for (let all = states; ; ) {
    const next = all | apply(step, all);
    if (next === all) return all;
    all = next;
  }
}

function apply(step: Step, states: number): number {
  let after = 0;
  for (let left = states; left !== 0; left &= left - 1) after |= step[31 - Math.clz32(left & -left)]!;
  return after;
}
