import type { Formatter } from '../fields/formats/formatter.ts';
import type { Frame } from '../fields/read/scope.ts';
import { type RawValue, rawAt, textAt } from '../fields/read/slots.ts';
import { escapeAddress, escapeUrlPart } from './escape.ts';
import { faces } from './faces.ts';
import { MissingValue } from './missing-values.ts';
import type { Expression, ValueNode } from './program.ts';

/** The frame `depth` lists outwards. */
export function frameAt(frame: Frame, depth: number): Frame {
  let found = frame;
  for (let step = 0; step < depth; step++) found = found.parent!;
  return found;
}

/** An item of a list, with the frame that loops over it as parent. That is not always the frame that has the list. */
export function itemIn(item: Frame, walking: Frame): Frame {
  return item.parent === walking ? item : { ...item, parent: walking };
}

/** The formatted text of a value. @throws DataError `missing-field` if a required value is missing */
export function textOf(frame: Frame, node: ValueNode, formatter: Formatter): string {
  const holder = frameAt(frame, node.depth);
  const text = textAt(holder.slots, node.slot);
  if (text === undefined) throw new MissingValue(holder, node.slot);
  if (node.dateStyle === undefined || text === '') return text;
  const { kind } = holder.scope.fields[node.slot]!.definition;
  return faces[kind].inStyle(rawAt(holder.slots, node.slot), node.dateStyle, formatter) ?? text;
}

/** Compiles `textOf` for one node, with a fast path for values of the current frame in their default format. */
export function compileTextOf(node: ValueNode, formatter: Formatter): (frame: Frame) => string {
  const { slot } = node;
  if (node.isIsolated === true) return (frame) => isolate(textOf(frame, node, formatter));
  if (node.depth !== 0 || node.dateStyle !== undefined) return (frame) => textOf(frame, node, formatter);
  return (frame) => textAt(frame.slots, slot) ?? textOf(frame, node, formatter);
}

/** Letters of one script keep their order in any text: Latin ones with anything between them, or only letters from the right. */
const keepsOrder =
  /^(?:[A-Za-z\u00c0-\u024f](?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[\dA-Za-z\u00c0-\u024f])?|[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3 ]+|\d+)$/;

/** Puts a value between First Strong Isolate and Pop Directional Isolate of Unicode, which no value can contain, if it needs them. */
function isolate(text: string): string {
  return text === '' || keepsOrder.test(text) ? text : `\u2068${text}\u2069`;
}

/** The encoded value for a part of a URL, without formatting. */
export function urlPartOf(frame: Frame, node: ValueNode): string {
  const holder = frameAt(frame, node.depth);
  const { definition } = holder.scope.fields[node.slot]!;
  const value = faces[definition.kind].inUrl(rawAt(holder.slots, node.slot), definition);
  return node.isAddress === true ? escapeAddress(value) : escapeUrlPart(value);
}

/** Compiles a condition. `false`, 0, an empty text, an empty list and a missing value are false. */
export function compileCondition(expression: Expression): (frame: Frame) => boolean {
  if (expression.type === 'field') {
    const { depth, slot } = expression;
    return depth === 0
      ? (frame) => Boolean(rawAt(frame.slots, slot))
      : (frame) => Boolean(rawAt(frameAt(frame, depth).slots, slot));
  }
  const value = compileExpression(expression);
  return (frame) => Boolean(value(frame));
}

function compileExpression(expression: Expression): (frame: Frame) => RawValue {
  switch (expression.type) {
    case 'literal':
      return () => expression.value;
    case 'field':
      return (frame) => rawAt(frameAt(frame, expression.depth).slots, expression.slot);
    case 'list':
      return (frame) => frameAt(frame, expression.depth).lists[expression.slot]!.length;
    case 'object':
      return (frame) => frameAt(frame, expression.depth).objects[expression.slot]!;
    case 'position':
      return (frame) => positionOf(frameAt(frame, expression.depth), expression.of);
    case 'call':
      return compileCall(expression);
  }
}

function positionOf(frame: Frame, of: 'index' | 'first' | 'last'): number | boolean {
  if (of === 'index') return frame.index;
  return of === 'first' ? frame.index === 0 : frame.isLast;
}

function compileCall({ helper, args }: Extract<Expression, { type: 'call' }>): (frame: Frame) => RawValue {
  const values = args.map(compileExpression);
  const [one, other] = values as [(frame: Frame) => RawValue, (frame: Frame) => RawValue];
  // A missing value equals an empty text.
  switch (helper) {
    case 'eq':
      return (frame) => (one(frame) ?? '') === (other(frame) ?? '');
    case 'ne':
      return (frame) => (one(frame) ?? '') !== (other(frame) ?? '');
    case 'gt':
      return (frame) => (one(frame) ?? 0) > (other(frame) ?? 0);
    case 'lt':
      return (frame) => (one(frame) ?? 0) < (other(frame) ?? 0);
    // Two at a time: `every` would take longer than the conditions themselves.
    case 'and':
      return args.map(compileCondition).reduce((all, next) => (frame) => all(frame) && next(frame));
    case 'or':
      return args.map(compileCondition).reduce((any, next) => (frame) => any(frame) || next(frame));
    case 'not':
      return (frame) => !one(frame);
    default:
      return other;
  }
}
