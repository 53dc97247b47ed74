import type { FieldDefinition } from '../field-definition.ts';
import type { Formatter } from '../formats/formatter.ts';
import type { Slots } from '../read/slots.ts';

/** What everybody shares of a kind of field. Where it may stand and how it is printed is known to each consumer. */
export interface Kind {
  /** What a template does with such a field: print it, ask for it in a condition, or walk its items. */
  readonly use: 'print' | 'ask' | 'walk';
  /** Whether data holds such values; others are computed, and no product can add a field of them. */
  readonly isInData: boolean;
  /** Compiles how a value is read and formatted; undefined for what has no value of its own, but items or a component. */
  readonly compileReader: ((field: FieldDefinition, formatter: Formatter) => ValueReader) | undefined;
  /** Describes a wrong value for an error, without what may be personal or secret. */
  readonly describe: (value: unknown) => string;
}

/**
 * Reads one present value of the data, in the currency of the object that it stands in, into its slot.
 * @returns what was expected instead, and then nothing is put there
 */
export type ValueReader = (
  value: unknown,
  currency: string,
  slots: Slots,
  slot: number,
) => string | undefined;
