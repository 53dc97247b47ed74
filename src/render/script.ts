import type { Frame } from '../fields/read/scope.ts';
import { rawAt } from '../fields/read/slots.ts';
import { compileCondition, frameAt } from './evaluate.ts';
import type { Expression, LayoutNode, Numbering, Program, ProgramNode, ValueNode } from './program.ts';

/**
 * A flat program, ready to run in one medium: its branches are jumps, and its last step is `end`. Each medium runs it in
 * one loop. That takes half the time of a function for each node: all steps have the same shape for V8, and the output
 * grows in one place.
 */
export type Script<Fixed> = readonly Step<Fixed>[];

/** One step, which first writes the fixed text before it. */
export interface Step<Fixed> {
  /**
   * - `text` prints a slot of the current frame, `value` the result of a function;
   * - `unless-field` and `unless` jump if their condition is false, `jump` always jumps;
   * - `pass` and `end` write nothing more.
   */
  readonly type: 'text' | 'value' | 'unless-field' | 'unless' | 'jump' | 'pass' | 'end' | Nested;
  readonly fixed: Fixed;
  readonly slot: number;
  /** Of `each`: how many lists outwards its list is. */
  readonly depth: number;
  /** Of `value`, and of `text` for an empty slot. */
  readonly read: (frame: Frame) => string;
  readonly condition: (frame: Frame) => boolean;
  /** The index that a jump leads to. */
  readonly next: number;
  /** Written for each item of data, or inside a table, row, cell or list item. */
  readonly body: Script<Fixed>;
  /** Written for an empty list. */
  readonly otherwise: Script<Fixed>;
  readonly isRight: boolean;
  readonly isWide: boolean;
  readonly isLink: boolean;
  readonly isItem: boolean;
  /** Of an item: its bullet. Without one, it has a number. */
  readonly marker: string;
  /** Of an item: its own number. */
  readonly value: number | undefined;
  readonly numbering: Numbering | undefined;
  readonly open: string;
  readonly close: string;
  /** Of a cell or a value: whether it can have several lines. */
  readonly hasLines: boolean;
}

type Nested = 'each' | 'table' | 'row' | 'cell' | 'kept' | 'list' | 'item' | 'enclosed';

/** The differences between media. */
export interface Medium<Fixed> {
  /** Prepares the fixed nodes between two steps; only the text part has `space` nodes. */
  readonly fix: (nodes: readonly FixedNode[]) => Fixed;
  readonly value: (node: ValueNode) => Printed;
}

/** How a value is printed: by a function, which `text` calls only for an empty slot. */
export interface Printed {
  readonly type: 'text' | 'value';
  readonly read: (frame: Frame) => string;
}

export type FixedNode = string | Extract<LayoutNode, { type: 'space' }>;

export function compileScript<Fixed>(program: Program, medium: Medium<Fixed>): Script<Fixed> {
  const draft: Draft<Fixed> = { steps: [], fixed: [], medium };
  for (const node of program) addNode(draft, node);
  addStep(draft, 'end');
  return draft.steps;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Whether the script continues at `next` instead of the following step. */
export function jumps<Fixed>({ type, slot, condition }: Step<Fixed>, frame: Frame): boolean {
  return type === 'jump' || (type === 'unless-field' ? !rawAt(frame.slots, slot) : !condition(frame));
}

/** A script while it is compiled. */
interface Draft<Fixed> {
  readonly steps: Step<Fixed>[];
  /** The fixed nodes since the last step. */
  fixed: FixedNode[];
  readonly medium: Medium<Fixed>;
}

/** Adds a step; the caller sets its other properties. */
function addStep<Fixed>(draft: Draft<Fixed>, type: Step<Fixed>['type']): Writable<Step<Fixed>> {
  const step: Step<Fixed> = {
    type,
    fixed: draft.medium.fix(draft.fixed),
    slot: 0,
    depth: 0,
    read: readNothing,
    condition: holds,
    next: 0,
    body: [],
    otherwise: [],
    isRight: false,
    isWide: false,
    isLink: false,
    isItem: false,
    marker: '',
    value: undefined,
    numbering: undefined,
    open: '',
    close: '',
    hasLines: false,
  };
  draft.steps.push(step);
  draft.fixed = [];
  return step;
}

const readNothing = (): string => '';
const holds = (): boolean => true;

function addNode<Fixed>(draft: Draft<Fixed>, node: ProgramNode): void {
  if (typeof node === 'string' || node.type === 'space') {
    draft.fixed.push(node);
    return;
  }
  const { medium } = draft;
  switch (node.type) {
    case 'value': {
      const { type, read } = medium.value(node);
      const step = addStep(draft, type);
      step.slot = node.slot;
      step.read = read;
      step.hasLines = node.isMultiline === true;
      return;
    }
    case 'position':
      addStep(draft, 'value').read = (frame) => String(frameAt(frame, node.depth).index);
      return;
    case 'if':
      addBranches(draft, node);
      return;
    case 'each': {
      const step = addStep(draft, 'each');
      step.depth = node.depth;
      step.slot = node.slot;
      step.body = compileScript(node.body, medium);
      step.otherwise = compileScript(node.otherwise, medium);
      return;
    }
    case 'table':
      addStep(draft, 'table').body = compileScript(node.rows, medium);
      return;
    case 'row':
      addStep(draft, 'row').body = compileScript(node.cells, medium);
      return;
    case 'cell': {
      const step = addStep(draft, 'cell');
      step.isRight = node.isRight === true;
      step.isWide = node.isWide === true;
      step.isLink = node.isLink === true;
      step.isItem = node.isItem === true;
      step.hasLines = node.content.some(mayHaveLines);
      step.body = compileScript(node.content, medium);
      return;
    }
    case 'item': {
      const step = addStep(draft, 'item');
      step.marker = node.marker;
      step.value = node.value;
      step.body = compileScript(node.content, medium);
      return;
    }
    case 'kept':
      addStep(draft, 'kept').body = compileScript(node.content, medium);
      return;
    case 'list': {
      const step = addStep(draft, 'list');
      step.numbering = node;
      step.body = compileScript(node.items, medium);
      return;
    }
    case 'enclosed': {
      const step = addStep(draft, 'enclosed');
      step.open = node.open;
      step.close = node.close;
      step.body = compileScript(node.content, medium);
    }
  }
}

function mayHaveLines(node: ProgramNode): boolean {
  if (typeof node === 'string') return node.includes('\n');
  switch (node.type) {
    case 'value':
      return node.isMultiline === true;
    case 'space':
      return node.of > 1;
    case 'if':
      return node.body.some(mayHaveLines) || node.otherwise.some(mayHaveLines);
    default:
      return node.type !== 'position';
  }
}

function addBranches<Fixed>(draft: Draft<Fixed>, node: Extract<ProgramNode, { type: 'if' }>): void {
  const [body, otherwise] =
    node.isInverted === true ? [node.otherwise, node.body] : [node.body, node.otherwise];
  const branch = addCondition(draft, node.condition);
  for (const inner of body) addNode(draft, inner);
  if (otherwise.length === 0) {
    branch.next = meet(draft);
    return;
  }
  const jump = addStep(draft, 'jump');
  branch.next = draft.steps.length;
  for (const inner of otherwise) addNode(draft, inner);
  jump.next = meet(draft);
}

function addCondition<Fixed>(draft: Draft<Fixed>, condition: Expression): Writable<Step<Fixed>> {
  if (condition.type === 'field' && condition.depth === 0) {
    const step = addStep(draft, 'unless-field');
    step.slot = condition.slot;
    return step;
  }
  const step = addStep(draft, 'unless');
  step.condition = compileCondition(condition);
  return step;
}

/** Where branches meet again; the fixed nodes at the end of the last branch are written before that. */
function meet<Fixed>(draft: Draft<Fixed>): number {
  if (draft.fixed.length > 0) addStep(draft, 'pass');
  return draft.steps.length;
}
