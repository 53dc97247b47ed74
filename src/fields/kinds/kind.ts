import type { FieldDefinition } from '../field-definition.ts';
import type { Formatter } from '../formats/formatter.ts';
import type { Slots } from '../read/slots.ts';

/** What all parts of facteur know about a kind of field. Each consumer adds where it may be used and how it is printed. */
export interface Kind {
  /** How a template uses the field: prints it, asks for it in a condition, or repeats a block for each item. */
  readonly use: 'print' | 'ask' | 'walk';
  /** Whether values come from the data. The others are computed, and a product cannot add fields of that kind. */
  readonly isInData: boolean;
  /** Compiles a reader that validates and formats a value. Undefined for a kind without values: a list or a component. */
  readonly compileReader: ((field: FieldDefinition, formatter: Formatter) => ValueReader) | undefined;
  /** Describes a wrong value for an error, without personal or secret data. */
  readonly describe: (value: unknown) => string;
}

/**
 * Reads a value from the data into its slot.
 * @param currency the currency of the object around the value
 * @returns what was expected if the value is wrong; the slot is then unchanged
 */
export type ValueReader = (
  value: unknown,
  currency: string,
  slots: Slots,
  slot: number,
) => string | undefined;
