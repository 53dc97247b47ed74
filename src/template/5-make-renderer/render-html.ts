import type { Formatter } from '../../fields/formats/formatter.ts';
import { encodePiece } from '../../message/quoted-printable.ts';
import { compileSteps, type Medium, type RenderFrame } from './compile-steps.ts';
import { encodeHtmlValue } from './encode-html-value.ts';
import { escapeHtml } from './escape.ts';
import { frameAt, textOf, urlPartOf } from './evaluate.ts';
import type { Program, ValueNode } from './program.ts';

/** Compiles a program to a function that gives its HTML. */
export function compileHtml(program: Program, formatter: Formatter): RenderFrame {
  return compileSteps(program, formatter, htmlMedium(unchanged, escapeHtml));
}

/**
 * Compiles a program to a function that gives its HTML in quoted-printable: what is fixed is encoded here, once, and only
 * values are encoded per mail.
 */
export function compileEncodedHtml(program: Program, formatter: Formatter): RenderFrame {
  return compileSteps(program, formatter, htmlMedium(encodePiece, encodeHtmlValue));
}

function unchanged(html: string): string {
  return html;
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
function htmlMedium(encode: (html: string) => string, encodeValue: (text: string) => string): Medium {
  return {
    literal: encode,
    value: (node, formatter) => {
      if (node.landing === 'url') return (frame) => encodeValue(urlPartOf(frame, node));
      if (node.dateStyle !== undefined) return (frame) => encodeValue(textOf(frame, node, formatter));
      if (node.isMultiline === true) return multiline(node, formatter, encode, encodeValue);
      // The same value often stands in several places: it is escaped and encoded once.
      const { depth, slot } = node;
      return (frame) => {
        const holder = depth === 0 ? frame : frameAt(frame, depth);
        const known = holder.html[slot];
        if (known !== undefined) return known;
        const encoded = encodeValue(textOf(frame, node, formatter));
        holder.html[slot] = encoded;
        return encoded;
      };
    },
  };
}

function multiline(
  node: ValueNode,
  formatter: Formatter,
  encode: (html: string) => string,
  encodeValue: (text: string) => string,
): RenderFrame {
  const separator = node.landing === 'attribute' ? ' ' : '<br>';
  return (frame) => {
    const text = textOf(frame, node, formatter);
    return text.includes('\n') ? encode(escapeHtml(text).replaceAll('\n', separator)) : encodeValue(text);
  };
}
