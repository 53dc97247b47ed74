import type { Frame } from '../fields/read/scope.ts';
import { rawAt } from '../fields/read/slots.ts';
import { compileCondition, frameAt } from './evaluate.ts';
import type { Expression, LayoutNode, Program, ProgramNode, ValueNode } from './program.ts';

/**
 * A program laid out flat, ready to be run in one medium: its branches are jumps, and its last step is the `end`.
 * Each medium has one loop that runs it. That takes half the time of a function for each node: all steps have one shape,
 * so that V8 knows where everything stands, and what is written grows in one place.
 */
export type Script<Fixed> = readonly Step<Fixed>[];

/** One step, which first writes what is fixed before it. */
export interface Step<Fixed> {
  /**
   * - `text` prints a slot of the frame at hand, `value` what a function reads;
   * - `unless-field` and `unless` jump where their condition does not hold, `jump` always does;
   * - `pass` and `end` write nothing more.
   */
  readonly type: 'text' | 'value' | 'unless-field' | 'unless' | 'jump' | 'pass' | 'end' | Nested;
  readonly fixed: Fixed;
  readonly slot: number;
  /** Of `each`: how many lists outwards the one stands that it walks. */
  readonly depth: number;
  /** Of `text` too, for a slot that holds nothing. */
  readonly read: (frame: Frame) => string;
  readonly condition: (frame: Frame) => boolean;
  /** Where a jump leads. */
  readonly next: number;
  /** What is written for each item of data, or stands in a table, a row, a cell or an item of a list. */
  readonly body: Script<Fixed>;
  /** What is written for an empty list. */
  readonly otherwise: Script<Fixed>;
  readonly isRight: boolean;
  readonly isWide: boolean;
  readonly isLink: boolean;
  /** Of an item: its bullet or number. */
  readonly marker: string;
  /** Of a cell: what stands in it may have several lines. */
  readonly hasLines: boolean;
}

type Nested = 'each' | 'table' | 'row' | 'cell' | 'item';

/** What differs from medium to medium. */
export interface Medium<Fixed> {
  /** Prepares what is fixed between two steps; only the text part has white space beside it. */
  readonly fix: (nodes: readonly FixedNode[]) => Fixed;
  readonly value: (node: ValueNode) => Printed;
}

/** How a value is printed: by a function, which `text` calls only for a slot that holds nothing. */
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

/** Whether running goes on at `next`, and not behind this step. */
export function jumps<Fixed>({ type, slot, condition }: Step<Fixed>, frame: Frame): boolean {
  return type === 'jump' || (type === 'unless-field' ? !rawAt(frame.slots, slot) : !condition(frame));
}

/** A script that is being written. */
interface Draft<Fixed> {
  readonly steps: Step<Fixed>[];
  /** What is fixed since the last step. */
  fixed: FixedNode[];
  readonly medium: Medium<Fixed>;
}

/** Adds a step of one type, whose other properties the caller sets. */
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
    marker: '',
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
      step.hasLines = node.content.some(mayHaveLines);
      step.body = compileScript(node.content, medium);
      return;
    }
    case 'item': {
      const step = addStep(draft, 'item');
      step.marker = node.marker;
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

/** Where branches meet again; what is fixed at the end of the last one is its own. */
function meet<Fixed>(draft: Draft<Fixed>): number {
  if (draft.fixed.length > 0) addStep(draft, 'pass');
  return draft.steps.length;
}
