import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { type ByteWriter, writeBytes, writePiece, writeShortPiece } from '../../message/byte-writer.ts';
import { encodePiece } from '../../message/quoted-printable.ts';
import { escapeHtml } from './escape.ts';
import { compileTextOf, frameAt, itemIn, textOf, urlPartOf } from './evaluate.ts';
import type { Program, ValueNode } from './program.ts';
import { compileScript, jumps, type Script } from './script.ts';

/**
 * Compiles a program to a function that writes its HTML in quoted-printable: what is fixed is encoded here, once, and
 * only values are escaped and encoded per mail, straight into the message.
 */
export function compileHtmlBytes(
  program: Program,
  formatter: Formatter,
): (frame: Frame, output: ByteWriter) => void {
  const script = compileScript<Buffer>(program, {
    fix: (nodes) =>
      Buffer.from(encodePiece(nodes.filter((node) => typeof node === 'string').join('')), 'latin1'),
    value: (node) => ({ type: isPrinted(node) ? 'text' : 'value', read: readValueOf(node, formatter) }),
  });
  return (frame, output) => run(script, frame, output);
}

function run(script: Script<Buffer>, frame: Frame, output: ByteWriter): void {
  for (let index = 0; ; index++) {
    const step = script[index]!;
    writeBytes(output, step.fixed);
    switch (step.type) {
      case 'text':
        writeHtml(output, frame.text[step.slot] ?? step.read(frame));
        break;
      case 'value':
        writeHtml(output, step.read(frame));
        break;
      case 'unless-field':
      case 'unless':
      case 'jump':
        if (jumps(step, frame)) index = step.next - 1;
        break;
      case 'each': {
        const items = frameAt(frame, step.depth).lists[step.slot]!;
        if (items.length === 0) run(step.otherwise, frame, output);
        for (let item = 0; item < items.length; item++) run(step.body, itemIn(items[item]!, frame), output);
        break;
      }
      case 'end':
        return;
    }
  }
}

/** Most values stand in their own frame, and are printed as they were read. */
function isPrinted({ landing, depth, dateStyle, isMultiline }: ValueNode): boolean {
  return landing !== 'url' && depth === 0 && dateStyle === undefined && isMultiline !== true;
}

function readValueOf(node: ValueNode, formatter: Formatter): (frame: Frame) => string {
  if (node.landing === 'url') return (frame) => urlPartOf(frame, node);
  if (node.isMultiline !== true) return compileTextOf(node, formatter);
  // A line feed in a value can only be one of these: no other survives reading the data.
  return node.landing === 'attribute'
    ? (frame) => textOf(frame, node, formatter).replaceAll('\n', ' ')
    : (frame) => textOf(frame, node, formatter);
}

/** By code: `"`, `&`, `'`, `<` and `>` are refused, for they are escaped first; `=` and DEL are encoded. */
const unescaped = Uint8Array.from({ length: 128 }, (_, code) =>
  /["&'<>]/.test(String.fromCharCode(code)) ? 2 : code < 32 || code === 61 || code === 127 ? 0 : 1,
);

function writeHtml(output: ByteWriter, text: string): void {
  if (!writeShortPiece(output, text, unescaped))
    writePiece(output, escapeHtml(text).replaceAll('\n', '<br>'));
}
