import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { compileSteps } from './compile-steps.ts';
import { escapeHtml } from './escape.ts';
import { frameAt, textOf, urlPartOf } from './evaluate.ts';
import type { Program, ValueNode } from './program.ts';

interface TextOutput {
  text: string;
}

/** Compiles a program to a function that gives its HTML. */
export function compileHtml(program: Program, formatter: Formatter): (frame: Frame) => string {
  return compileToText(program, (node) => htmlValue(node, formatter));
}

/** Compiles a program to a function that gives one line of plain text: a subject, a preheader. */
export function compileLine(program: Program, formatter: Formatter): (frame: Frame) => string {
  const render = compileToText(program, (node) => (frame) => textOf(frame, node, formatter));
  // White space becomes one space, but a no-break space stays what it is.
  return (frame) =>
    render(frame)
      .replace(/[^\S\u00a0]+/g, ' ')
      .trim();
}

function compileToText(
  program: Program,
  value: (node: ValueNode) => (frame: Frame) => string,
): (frame: Frame) => string {
  const render = compileSteps<TextOutput>(program, {
    literal: (text) => (_frame, output) => {
      output.text += text;
    },
    value: (node) => {
      const read = value(node);
      return (frame, output) => {
        output.text += read(frame);
      };
    },
    plain: (output, text) => {
      output.text += text;
    },
  });
  return (frame) => {
    const output: TextOutput = { text: '' };
    render(frame, output);
    return output.text;
  };
}

function htmlValue(node: ValueNode, formatter: Formatter): (frame: Frame) => string {
  const { depth, slot } = node;
  if (node.landing === 'url') return (frame) => escapeHtml(urlPartOf(frame, node));
  if (node.dateStyle !== undefined) return (frame) => escapeHtml(textOf(frame, node, formatter));
  if (node.isMultiline === true) {
    const separator = node.landing === 'attribute' ? ' ' : '<br>';
    return (frame) => escapeHtml(textOf(frame, node, formatter)).replaceAll('\n', separator);
  }
  // The same value often stands in several places: it is escaped once.
  return (frame) => {
    const holder = depth === 0 ? frame : frameAt(frame, depth);
    const known = holder.html[slot];
    if (known !== undefined) return known;
    const escaped = escapeHtml(textOf(frame, node, formatter));
    holder.html[slot] = escaped;
    return escaped;
  };
}
