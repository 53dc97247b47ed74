import type { Formatter } from '../fields/formats/formatter.ts';
import type { Frame } from '../fields/read/scope.ts';
import { htmlAt } from '../fields/read/slots.ts';
import { type ByteWriter, writeBytes } from '../message/byte-writer.ts';
import { encodePiece, writePiece } from '../message/quoted-printable.ts';
import { frameAt, itemIn } from './evaluate.ts';
import type { Program } from './program.ts';
import { htmlValue } from './render-html.ts';
import { compileScript, jumps, type Script } from './script.ts';

/**
 * Compiles a program to a function that writes its HTML in quoted-printable. Fixed text is encoded here, once; only values
 * are escaped and encoded for each mail, directly into the message.
 */
export function compileHtmlBytes(
  program: Program,
  formatter: Formatter,
): (frame: Frame, output: ByteWriter) => void {
  const script = compileScript<Buffer>(program, {
    fix: (nodes) => encodePiece(nodes.filter((node) => typeof node === 'string').join('')),
    value: (node) => htmlValue(node, formatter),
  });
  return (frame, output) => run(script, frame, output);
}

function run(script: Script<Buffer>, frame: Frame, output: ByteWriter): void {
  for (let index = 0; ; index++) {
    const step = script[index]!;
    writeBytes(output, step.fixed);
    switch (step.type) {
      case 'text':
        writePiece(output, htmlAt(frame.slots, step.slot) ?? step.read(frame));
        break;
      case 'value':
        writePiece(output, step.read(frame));
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
