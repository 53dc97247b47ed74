import type { FieldDefinition } from '../field-definition.ts';
import type { Slots } from './slots.ts';

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

/** The data of one scope, read and formatted: what programs are filled in from. */
export interface Frame {
  readonly slots: Slots;
  readonly lists: Frame[][];
  readonly objects: boolean[];
  readonly scope: UsedScope;
  readonly parent: Frame | undefined;
  /** Position in the list that this frame is an item of. */
  readonly index: number;
  readonly isLast: boolean;
  readonly currency: string;
}
