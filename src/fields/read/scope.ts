import type { CurrencyKeys } from '../currency-keys.ts';
import type { FieldDefinition } from '../field-definition.ts';
import type { Slots } from './slots.ts';

/** A field that a template uses. Programs refer to it by its index in the scope, the slot. */
export interface UsedField {
  /** The full dotted name, for messages: `invoice.lines.amount`. */
  readonly name: string;
  readonly definition: FieldDefinition;
  /** Where the template first uses it: `templates/invoice/template.mjml:14:22`. */
  readonly usedAt: string;
}

/** A list that a template uses with `{{#each}}`. */
export interface UsedList {
  readonly name: string;
  readonly path: string;
  readonly item: UsedScope;
}

/** What a template uses from the root of the data, or from each item of a list. */
export interface UsedScope {
  readonly fields: readonly UsedField[];
  readonly lists: readonly UsedList[];
  /** Objects that a condition asks for: `{{#if reminder}}`. */
  readonly objects: readonly string[];
  /** Where the currency of an object is not its `currency`. */
  readonly currencies?: CurrencyKeys;
}

/** The data of one scope, read and formatted, for a program to print. */
export interface Frame {
  readonly slots: Slots;
  readonly lists: Frame[][];
  readonly objects: boolean[];
  readonly scope: UsedScope;
  readonly parent: Frame | undefined;
  /** The index of this item in its list. */
  readonly index: number;
  readonly isLast: boolean;
  readonly currency: string;
}
