import type { Formatter } from '../../fields/formats/formatter.ts';
import { encodePiece } from '../../message/quoted-printable.ts';
import { compileSteps, type Medium, type RenderFrame } from './compile-steps.ts';
import { escapeHtml, escapeUrlPart } from './escape.ts';
import { frameAt, textOf } from './evaluate.ts';
import type { Program, ValueNode } from './program.ts';

/** Compiles a program to a function that gives its HTML. */
export function compileHtml(program: Program, formatter: Formatter): RenderFrame {
  return compileSteps(
    program,
    formatter,
    htmlMedium((html) => html),
  );
}

/**
 * Compiles a program to a function that gives its HTML in quoted-printable: what is fixed is encoded here, once, and only
 * values are encoded per mail.
 */
export function compileEncodedHtml(program: Program, formatter: Formatter): RenderFrame {
  return compileSteps(program, formatter, htmlMedium(encodePiece));
}

/** Compiles a program to a function that gives one line of plain text: a subject, a preheader. */
export function compileLine(program: Program, formatter: Formatter): RenderFrame {
  const render = compileSteps(program, formatter, {
    literal: (text) => text,
    value: (node) => (frame) => textOf(frame, node, formatter),
  });
  return (frame) => render(frame).replace(/\s+/g, squeeze).trim();
}

/** White space becomes one space, but a no-break space stays what it is. */
function squeeze(space: string): string {
  return space === '\u00a0' ? space : ' ';
}

/** A frame is filled in by one of these only, so that the values it remembers are of one encoding. */
function htmlMedium(encode: (html: string) => string): Medium {
  return {
    literal: encode,
    value: (node, formatter) => {
      const html = htmlValue(node, formatter);
      if (node.landing === 'url' || node.dateStyle !== undefined || node.isMultiline === true)
        return (frame) => encode(html(frame));
      // The same value often stands in several places: it is escaped and encoded once.
      const { depth, slot } = node;
      return (frame) => {
        const holder = depth === 0 ? frame : frameAt(frame, depth);
        const known = holder.html[slot];
        if (known !== undefined) return known;
        const encoded = encode(html(frame));
        holder.html[slot] = encoded;
        return encoded;
      };
    },
  };
}

function htmlValue(node: ValueNode, formatter: Formatter): RenderFrame {
  const { depth, slot } = node;
  // A part of a URL is the value itself, not how people read it: no spaces in a telephone number, no groups in an IBAN.
  if (node.landing === 'url')
    return (frame) => escapeHtml(escapeUrlPart(String(frameAt(frame, depth).raw[slot] ?? '')));
  if (node.isMultiline !== true) return (frame) => escapeHtml(textOf(frame, node, formatter));
  const separator = node.landing === 'attribute' ? ' ' : '<br>';
  return (frame) => escapeHtml(textOf(frame, node, formatter)).replaceAll('\n', separator);
}
