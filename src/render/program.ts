import type { DateStyle } from '../fields/formats/date.ts';

/** A step of rendering: fixed text, a value, or steps that depend on the data. Plain JSON. */
export type ProgramNode =
  | string
  | ValueNode
  | { readonly type: 'position'; readonly depth: number }
  | {
      readonly type: 'if';
      readonly condition: Expression;
      readonly isInverted?: true;
      readonly body: Program;
      readonly otherwise: Program;
    }
  | {
      readonly type: 'each';
      readonly depth: number;
      readonly slot: number;
      readonly body: Program;
      readonly otherwise: Program;
    }
  | LayoutNode;

export interface ValueNode {
  readonly type: 'value';
  /** How many lists outwards. */
  readonly depth: number;
  /** Index into the fields that the scope uses. */
  readonly slot: number;
  readonly landing: Landing;
  readonly dateStyle?: DateStyle;
  readonly isMultiline?: true;
  /** In plain text from the right, the value is between isolating characters, so that it keeps its order. */
  readonly isIsolated?: true;
  /** Whether it is everything after `mailto:` or `tel:`. */
  readonly isAddress?: true;
}

/**
 * Nodes of the text part only: white space that collapses, tables whose columns are aligned for each mail, and lists, whose
 * bullets and numbers are printed only before content.
 */
export type LayoutNode =
  | { readonly type: 'space'; readonly of: Space }
  | { readonly type: 'table'; readonly rows: Program }
  | { readonly type: 'row'; readonly cells: Program }
  | {
      readonly type: 'cell';
      readonly isRight?: true;
      readonly isWide?: true;
      readonly isLink?: true;
      readonly isItem?: true;
      readonly content: Program;
    }
  /** Text whose lines are never wrapped: preformatted, or as the author wrote it. */
  | { readonly type: 'kept'; readonly content: Program }
  | ({ readonly type: 'list'; readonly items: Program } & Numbering)
  /** Without a marker, it has the number of its list; `value` is a number of its own. */
  | { readonly type: 'item'; readonly marker: string; readonly value?: number; readonly content: Program }
  /** `open` and `close` are printed around content: `~~` around a price that was struck out. */
  | { readonly type: 'enclosed'; readonly open: string; readonly close: string; readonly content: Program };

/** The numbers of a list. */
export interface Numbering {
  readonly style: NumberStyle;
  /** The number of the first item. */
  readonly start?: number;
  readonly isReversed?: true;
}

/** As in HTML: `a` is a, b, c, and `i` is i, ii, iii. */
export type NumberStyle = '1' | 'a' | 'A' | 'i' | 'I';

/** 1 is a space, 2 a line break, 3 an empty line. Of several in a row, the largest one is printed. */
export type Space = 1 | 2 | 3;

export type Program = readonly ProgramNode[];

/**
 * A resolved condition or value: `depth` is the number of lists outwards, and `slot` an index into the fields, lists or
 * objects that the scope there uses.
 */
export type Expression =
  | { readonly type: 'field'; readonly depth: number; readonly slot: number }
  | { readonly type: 'list'; readonly depth: number; readonly slot: number }
  | { readonly type: 'object'; readonly depth: number; readonly slot: number }
  | { readonly type: 'position'; readonly depth: number; readonly of: 'index' | 'first' | 'last' }
  | { readonly type: 'literal'; readonly value: string | number | boolean }
  | { readonly type: 'call'; readonly helper: ConditionHelper; readonly args: readonly Expression[] };

export type ConditionHelper = 'eq' | 'ne' | 'gt' | 'lt' | 'and' | 'or' | 'not';

/** Where a value is printed: in text, in a quoted attribute, or as one part of a URL. */
export type Landing = 'html' | 'attribute' | 'url';
