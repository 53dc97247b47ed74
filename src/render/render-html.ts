import type { Formatter } from '../fields/formats/formatter.ts';
import type { Frame } from '../fields/read/scope.ts';
import { htmlAt, keepHtml } from '../fields/read/slots.ts';
import { escapeHtml } from './escape.ts';
import { compileTextOf, frameAt, itemIn, textOf, urlPartOf } from './evaluate.ts';
import type { Program, ValueNode } from './program.ts';
import { compileScript, type FixedNode, jumps, type Printed, type Script } from './script.ts';

/** Compiles a program to a function that returns its HTML. */
export function compileHtml(program: Program, formatter: Formatter): (frame: Frame) => string {
  const script = compileScript(program, { fix: joinFixed, value: (node) => htmlValue(node, formatter) });
  return (frame) => run(script, frame, '');
}

/** Compiles a program to a function that returns one line of plain text: a subject or a preheader. */
export function compileLine(program: Program, formatter: Formatter): (frame: Frame) => string {
  const script = compileScript(program, {
    fix: joinFixed,
    value: (node) => ({ type: 'value', read: compileTextOf(node, formatter) }),
  });
  // White space becomes one space, except for no-break spaces.
  return (frame) => {
    const line = run(script, frame, '');
    return untidy.test(line) ? line.replace(/[^\S\u00a0]+/g, ' ').trim() : line;
  };
}

/** White space other than one space between words. This test is faster than replacing each space with itself. */
const untidy = /[^\S\u00a0 ]|[^\S\u00a0]{2}|^\s|\s$/;

function joinFixed(nodes: readonly FixedNode[]): string {
  return narrow(nodes.filter((node) => typeof node === 'string').join(''));
}

/** Copies a text. In V8, a slice of a text with non-Latin-1 characters keeps two bytes for each character until it is copied. */
function narrow(text: string): string {
  if (/[\u0100-\uffff]/.test(text)) return text;
  const codes = new Uint8Array(Math.min(text.length, 4096));
  let copy = '';
  for (let start = 0; start < text.length; start += codes.length) {
    const length = Math.min(codes.length, text.length - start);
    for (let index = 0; index < length; index++) codes[index] = text.charCodeAt(start + index);
    // With the spread syntax, which steps through an iterator, this takes three times as long.
    copy += String.fromCharCode.apply(undefined, codes.subarray(0, length) as unknown as number[]);
  }
  return copy;
}

/** @returns `before`, followed by the output of the script */
function run(script: Script<string>, frame: Frame, before: string): string {
  let text = before;
  for (let index = 0; ; index++) {
    const step = script[index]!;
    text += step.fixed;
    switch (step.type) {
      case 'text':
        text += htmlAt(frame.slots, step.slot) ?? step.read(frame);
        break;
      case 'value':
        text += step.read(frame);
        break;
      case 'unless-field':
      case 'unless':
      case 'jump':
        if (jumps(step, frame)) index = step.next - 1;
        break;
      case 'each': {
        const items = frameAt(frame, step.depth).lists[step.slot]!;
        if (items.length === 0) text = run(step.otherwise, frame, text);
        for (let item = 0; item < items.length; item++)
          text = run(step.body, itemIn(items[item]!, frame), text);
        break;
      }
      case 'end':
        return text;
    }
  }
}

/** How a value is printed in HTML. */
export function htmlValue(node: ValueNode, formatter: Formatter): Printed {
  const { depth, slot } = node;
  if (node.landing === 'url') return { type: 'value', read: (frame) => escapeHtml(urlPartOf(frame, node)) };
  if (node.dateStyle !== undefined)
    return { type: 'value', read: (frame) => escapeHtml(textOf(frame, node, formatter)) };
  const lineBreak = node.isMultiline !== true ? '\n' : node.landing === 'attribute' ? ' ' : '<br>';
  const read = (frame: Frame): string => {
    const { slots } = frameAt(frame, depth);
    const known = htmlAt(slots, slot);
    if (known !== undefined) return known;
    const html = escapeHtml(textOf(frame, node, formatter));
    if (html.includes('\n')) return html.replaceAll('\n', lineBreak);
    // Many values are printed in several places: each is escaped once.
    keepHtml(slots, slot, html);
    return html;
  };
  return { type: depth === 0 ? 'text' : 'value', read };
}
