import type { FieldDefinition } from '../field-definition.ts';

/** A field that a template uses, in the order of its scope; programs know it by its index, the slot. */
export interface UsedField {
  /** The full dotted name, for messages: `invoice.lines.amount`. */
  readonly name: string;
  readonly definition: FieldDefinition;
  /** The first place in the template that uses it: `templates/invoice/template.mjml:14:22`. */
  readonly usedAt: string;
}

/** A list that a template walks. */
export interface UsedList {
  readonly name: string;
  readonly path: string;
  readonly item: UsedScope;
}

/** What a template uses of the data: of the root, or of the items of a list. */
export interface UsedScope {
  readonly fields: readonly UsedField[];
  readonly lists: readonly UsedList[];
  /** Whole objects that a condition asks for: `{{#if reminder}}`. */
  readonly objects: readonly string[];
}

/** A value as logic sees it. Money is units of the currency (121.5), a date is `YYYY-MM-DD`, what is absent is undefined. */
export type RawValue = string | number | boolean | undefined;

/** The data of one scope, read and formatted: what programs are filled in from. */
export interface Frame {
  /** By slot; undefined where the data has no value. */
  readonly raw: RawValue[];
  /** By slot; undefined where a required value is missing, which is an error only where it is printed. */
  readonly text: (string | undefined)[];
  /** By slot, as HTML: the texts themselves while none needs escaping. What is undefined is escaped on first use. */
  html: (string | undefined)[];
  readonly lists: Frame[][];
  readonly objects: boolean[];
  readonly scope: UsedScope;
  readonly parent: Frame | undefined;
  /** Position in the list that this frame is an item of. */
  readonly index: number;
  readonly isLast: boolean;
  readonly currency: string;
}
