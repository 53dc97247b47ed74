import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { compileCondition, frameAt, itemIn } from './evaluate.ts';
import type { Program, ProgramNode, ValueNode } from './program.ts';

export type RenderFrame = (frame: Frame) => string;

/** How fixed text and values are written: as HTML, as a line of text, or encoded for a message. */
export interface Medium {
  readonly literal: (text: string) => string;
  readonly value: (node: ValueNode, formatter: Formatter) => RenderFrame;
}

/** Compiles a program to one function that writes it in a medium. */
export function compileSteps(program: Program, formatter: Formatter, medium: Medium): RenderFrame {
  const steps = program.map((node) => compileStep(node, formatter, medium));
  if (steps.length === 1) return steps[0]!;
  return (frame) => {
    let text = '';
    for (const step of steps) text += step(frame);
    return text;
  };
}

function compileStep(node: ProgramNode, formatter: Formatter, medium: Medium): RenderFrame {
  if (typeof node === 'string') {
    const text = medium.literal(node);
    return () => text;
  }
  switch (node.type) {
    case 'value':
      return medium.value(node, formatter);
    case 'position':
      return (frame) => medium.literal(String(frameAt(frame, node.depth).index));
    case 'if': {
      const condition = compileCondition(node.condition);
      const then = compileSteps(node.body, formatter, medium);
      const otherwise = compileSteps(node.otherwise, formatter, medium);
      const expected = node.isInverted !== true;
      return (frame) => (condition(frame) === expected ? then(frame) : otherwise(frame));
    }
    case 'each': {
      const body = compileSteps(node.body, formatter, medium);
      const otherwise = compileSteps(node.otherwise, formatter, medium);
      return (frame) => {
        const items = frameAt(frame, node.depth).lists[node.slot]!;
        if (items.length === 0) return otherwise(frame);
        let text = '';
        for (const item of items) text += body(itemIn(item, frame));
        return text;
      };
    }
    default:
      // Layout is for the text part alone.
      return () => '';
  }
}
