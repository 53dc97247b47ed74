import type { Frame } from '../../fields/read/scope.ts';
import { compileCondition, frameAt } from './evaluate.ts';
import type { LayoutNode, Program, ProgramNode, ValueNode } from './program.ts';

/**
 * A program laid out flat, ready to be run in one medium: a branch is a jump. Each medium has one loop that runs it,
 * which takes half the time of a function for each node: all steps have one shape, so that V8 knows where everything
 * stands, and what is written grows in one place. The last step is the `end`.
 */
export type Script<Fixed> = readonly Step<Fixed>[];

export interface Step<Fixed> {
  /**
   * `text` prints a slot of the frame at hand, `value` calls a function. `unless-field` and `unless` jump where their
   * condition does not hold, `jump` always does. `pass` and `end` only write what is fixed before them.
   */
  readonly type:
    | 'text'
    | 'value'
    | 'unless-field'
    | 'unless'
    | 'jump'
    | 'pass'
    | 'each'
    | 'table'
    | 'row'
    | 'cell'
    | 'end';
  /** What is written before anything else. */
  readonly fixed: Fixed;
  readonly slot: number;
  /** Of `each`: how many lists outwards the one that it walks stands. */
  readonly depth: number;
  /** Of `text` too, for a slot that holds nothing. */
  readonly read: (frame: Frame) => string;
  readonly condition: (frame: Frame) => boolean;
  /** Where a jump leads. */
  next: number;
  /** Of `each`: what is written for each item. Of `table`, `row` and `cell`: what stands in them. */
  readonly body: Script<Fixed>;
  /** Of `each`: what is written for an empty list. */
  readonly otherwise: Script<Fixed>;
  readonly isMultiline: boolean;
  readonly isRight: boolean;
  readonly isWide: boolean;
}

/** What differs from medium to medium. */
export interface Medium<Fixed> {
  /** Prepares what is fixed between two steps; only the text part has white space beside it. */
  readonly fix: (nodes: readonly FixedNode[]) => Fixed;
  readonly value: (node: ValueNode) => Pick<Step<Fixed>, 'type' | 'read'>;
}

export type FixedNode = string | Extract<LayoutNode, { type: 'space' }>;

export function compileScript<Fixed>(program: Program, medium: Medium<Fixed>): Script<Fixed> {
  const steps: Step<Fixed>[] = [];
  let fixed: FixedNode[] = [];
  const add = (step: Partial<Step<Fixed>>): Step<Fixed> => {
    const added: Step<Fixed> = {
      type: 'end',
      slot: 0,
      depth: 0,
      read: () => '',
      condition: () => true,
      next: 0,
      body: [],
      otherwise: [],
      isMultiline: false,
      isRight: false,
      isWide: false,
      ...step,
      fixed: medium.fix(fixed),
    };
    fixed = [];
    steps.push(added);
    return added;
  };
  const compile = (inner: Program): Script<Fixed> => compileScript(inner, medium);

  const addBranch = (branch: Program): void => {
    for (const node of branch) addNode(node);
  };
  /** Where branches meet, what is fixed in the last of them has been written. */
  const meet = (): number => {
    if (fixed.length > 0) add({ type: 'pass' });
    return steps.length;
  };
  const addIf = (node: Extract<ProgramNode, { type: 'if' }>): void => {
    const { condition } = node;
    const isField = condition.type === 'field' && condition.depth === 0;
    const [body, otherwise] =
      node.isInverted === true ? [node.otherwise, node.body] : [node.body, node.otherwise];
    const branch = isField
      ? add({ type: 'unless-field', slot: condition.slot })
      : add({ type: 'unless', condition: compileCondition(condition) });
    addBranch(body);
    if (otherwise.length === 0) {
      branch.next = meet();
      return;
    }
    const jump = add({ type: 'jump' });
    branch.next = steps.length;
    addBranch(otherwise);
    jump.next = meet();
  };
  const addNode = (node: ProgramNode): void => {
    if (typeof node === 'string') {
      fixed.push(node);
      return;
    }
    switch (node.type) {
      case 'space':
        fixed.push(node);
        return;
      case 'value':
        add({ ...medium.value(node), slot: node.slot, isMultiline: node.isMultiline ?? false });
        return;
      case 'position':
        add({ type: 'value', read: (frame) => String(frameAt(frame, node.depth).index) });
        return;
      case 'if':
        addIf(node);
        return;
      case 'each': {
        const [body, otherwise] = [compile(node.body), compile(node.otherwise)];
        add({ type: 'each', depth: node.depth, slot: node.slot, body, otherwise });
        return;
      }
      case 'table':
        add({ type: 'table', body: compile(node.rows) });
        return;
      case 'row':
        add({ type: 'row', body: compile(node.cells) });
        return;
      case 'cell': {
        const { isRight = false, isWide = false } = node;
        add({ type: 'cell', isRight, isWide, body: compile(node.content) });
      }
    }
  };
  addBranch(program);
  add({ type: 'end' });
  return steps;
}
