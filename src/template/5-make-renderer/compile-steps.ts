import type { Frame } from '../../fields/read/scope.ts';
import { compileCondition, frameAt, itemIn } from './evaluate.ts';
import type { LayoutNode, Program, ProgramNode, ValueNode } from './program.ts';

/** One step of rendering: writes what a node stands for. */
export type Step<Output> = (frame: Frame, output: Output) => void;

/** How fixed text, values and layout are written: as HTML, as a line, as a text part, or as the bytes of a message. */
export interface Medium<Output> {
  readonly literal: (text: string) => Step<Output>;
  readonly value: (node: ValueNode) => Step<Output>;
  /** Text that is known only when rendering, and needs no escaping. */
  readonly plain: (output: Output, text: string) => void;
  /** Only the text part has layout. */
  readonly layout?: (node: LayoutNode, compile: (program: Program) => Step<Output>) => Step<Output>;
}

/** Compiles a program to one function that writes it in a medium. */
export function compileSteps<Output>(program: Program, medium: Medium<Output>): Step<Output> {
  const steps = program.map((node) => compileStep(node, medium));
  if (steps.length === 1) return steps[0]!;
  return (frame, output) => {
    for (const step of steps) step(frame, output);
  };
}

function compileStep<Output>(node: ProgramNode, medium: Medium<Output>): Step<Output> {
  if (typeof node === 'string') return medium.literal(node);
  switch (node.type) {
    case 'value':
      return medium.value(node);
    case 'position':
      return (frame, output) => medium.plain(output, String(frameAt(frame, node.depth).index));
    case 'if': {
      const condition = compileCondition(node.condition);
      const body = compileSteps(node.body, medium);
      const otherwise = compileSteps(node.otherwise, medium);
      const expected = node.isInverted !== true;
      return (frame, output) => {
        if (condition(frame) === expected) body(frame, output);
        else otherwise(frame, output);
      };
    }
    case 'each': {
      const body = compileSteps(node.body, medium);
      const otherwise = compileSteps(node.otherwise, medium);
      return (frame, output) => {
        const items = frameAt(frame, node.depth).lists[node.slot]!;
        if (items.length === 0) otherwise(frame, output);
        for (const item of items) body(itemIn(item, frame), output);
      };
    }
    default:
      return medium.layout?.(node, (inner) => compileSteps(inner, medium)) ?? (() => undefined);
  }
}
