import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { escapeHtml, escapeUrlPart } from './escape.ts';
import { compileCondition, frameAt, textOf } from './evaluate.ts';
import type { Program, ProgramNode, ValueNode } from './program.ts';

export type RenderFrame = (frame: Frame) => string;

/** Compiles a program to a function that gives its HTML. */
export function compileHtml(program: Program, formatter: Formatter): RenderFrame {
  return sequence(program.map((node) => compileNode(node, formatter, htmlValue)));
}

/** Compiles a program to a function that gives one line of plain text: a subject, a preheader. */
export function compileLine(program: Program, formatter: Formatter): RenderFrame {
  const render = sequence(program.map((node) => compileNode(node, formatter, plainValue)));
  return (frame) => render(frame).replace(/\s+/g, squeeze).trim();
}

/** White space becomes one space, but a no-break space stays what it is. */
function squeeze(space: string): string {
  return space === '\u00a0' ? space : ' ';
}

type CompileValue = (node: ValueNode, formatter: Formatter) => RenderFrame;

function compileNode(node: ProgramNode, formatter: Formatter, value: CompileValue): RenderFrame {
  if (typeof node === 'string') return () => node;
  switch (node.type) {
    case 'value':
      return value(node, formatter);
    case 'position':
      return (frame) => String(frameAt(frame, node.depth).index);
    case 'if': {
      const condition = compileCondition(node.condition);
      const then = sequence(node.then.map((child) => compileNode(child, formatter, value)));
      const otherwise = sequence(node.else.map((child) => compileNode(child, formatter, value)));
      const expected = node.isInverted !== true;
      return (frame) => (condition(frame) === expected ? then(frame) : otherwise(frame));
    }
    case 'each': {
      const body = sequence(node.body.map((child) => compileNode(child, formatter, value)));
      const otherwise = sequence(node.else.map((child) => compileNode(child, formatter, value)));
      return (frame) => {
        const items = frameAt(frame, node.depth).lists[node.slot]!;
        if (items.length === 0) return otherwise(frame);
        let text = '';
        for (const item of items) text += body(item);
        return text;
      };
    }
    default:
      return () => '';
  }
}

function sequence(steps: readonly RenderFrame[]): RenderFrame {
  if (steps.length === 1) return steps[0]!;
  return (frame) => {
    let text = '';
    for (const step of steps) text += step(frame);
    return text;
  };
}

function plainValue(node: ValueNode, formatter: Formatter): RenderFrame {
  return (frame) => textOf(frame, node, formatter);
}

/** A part of a URL is the value itself, not how people read it: no spaces in a telephone number, no groups in an IBAN. */
function rawText(frame: Frame, slot: number): string {
  return String(frame.raw[slot] ?? '');
}

function htmlValue(node: ValueNode, formatter: Formatter): RenderFrame {
  const { depth, slot } = node;
  if (node.landing === 'url')
    return (frame) => escapeHtml(escapeUrlPart(rawText(frameAt(frame, depth), slot)));
  if (node.dateStyle !== undefined) return (frame) => escapeHtml(textOf(frame, node, formatter));
  if (node.isMultiline === true) {
    const separator = node.landing === 'attribute' ? ' ' : '<br>';
    return (frame) => escapeHtml(textOf(frame, node, formatter)).replaceAll('\n', separator);
  }
  // The same value often stands in several places: it is escaped once.
  return (frame) => {
    const holder = depth === 0 ? frame : frameAt(frame, depth);
    return (holder.html[slot] ??= escapeHtml(textOf(frame, node, formatter)));
  };
}
