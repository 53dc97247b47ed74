import type { RawValue } from '../../fields/read/slots.ts';
import type { Instruction } from '../fields/parse-instruction.ts';
import type { KnownField } from '../fields/word-names.ts';
import { type Writing, wordKinds } from '../word-kinds.ts';
import { applyLetterCase } from './letter-case.ts';

/** A value as a field shows it, and as a condition compares it. */
export interface FieldText {
  /** Empty where the data has no value. */
  readonly text: string;
  /** Digits with a point, for a number or an amount. */
  readonly decimal: string | undefined;
}

/** Formats the value of a field by its switches: `\#` and `\@` instead of the locale's way, `\*` on top of either. */
export function formatField(
  field: KnownField,
  raw: RawValue,
  inLocale: string,
  instruction: Instruction,
  writing: Writing,
): FieldText {
  // Only a condition sees it: a flag shows nothing.
  if (typeof raw === 'boolean') return { text: String(raw), decimal: undefined };
  const { locale } = writing.formatter;
  const kind = wordKinds[field.definition.kind];
  const decimal = kind.decimal(raw, writing);
  if (inLocale === '') return { text: '', decimal };
  const text = kind.picture({ raw, decimal }, instruction, locale) ?? inLocale;
  return { text: applyLetterCase(text, instruction.formats, locale), decimal };
}
