import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { type ByteWriter, writeBytes, writePiece, writeShortPiece } from '../../message/byte-writer.ts';
import { encodePiece } from '../../message/quoted-printable.ts';
import { compileSteps } from './compile-steps.ts';
import { escapeHtml } from './escape.ts';
import { compileTextOf, textOf, urlPartOf } from './evaluate.ts';
import type { Program, ValueNode } from './program.ts';

/**
 * Compiles a program to a function that writes its HTML in quoted-printable: what is fixed is encoded here, once, and
 * only values are escaped and encoded per mail, straight into the message.
 */
export function compileHtmlBytes(
  program: Program,
  formatter: Formatter,
): (frame: Frame, output: ByteWriter) => void {
  return compileSteps<ByteWriter>(program, {
    literal: (text) => {
      const piece = Buffer.from(encodePiece(text), 'latin1');
      return (_frame, output) => writeBytes(output, piece);
    },
    value: (node) => {
      const read = readValueOf(node, formatter);
      return (frame, output) => writeHtml(output, read(frame));
    },
    plain: writePiece,
  });
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
