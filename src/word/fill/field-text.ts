import type { RawValue } from '../../fields/read/slots.ts';
import type { Instruction } from '../fields/parse-instruction.ts';
import type { KnownField } from '../fields/word-names.ts';
import { type Writing, wordKinds } from '../word-kinds.ts';

/** A value, as a field prints it and as a condition compares it. */
export interface FieldText {
  /** Empty if the data has no value. */
  readonly text: string;
  /** Digits with a point, for a number or an amount. */
  readonly decimal: string | undefined;
}

/** Formats the value of a field by its switches. `\#` and `\@` replace the format of the locale; `\*` applies on top. */
export function formatField(
  field: KnownField,
  raw: RawValue,
  inLocale: string,
  instruction: Instruction,
  writing: Writing,
): FieldText {
  // Only conditions use this, because a flag prints nothing.
  if (typeof raw === 'boolean') return { text: String(raw), decimal: undefined };
  const { locale } = writing.formatter;
  const kind = wordKinds[field.definition.kind];
  const decimal = kind.decimal(raw, writing);
  if (inLocale === '') return { text: '', decimal };
  const text = kind.picture({ raw, decimal }, instruction, locale) ?? inLocale;
  return { text: applyLetterCase(text, instruction.formats, locale), decimal };
}

/** Applies the letter-case switches of a field, such as `\* Upper`, in order. @see ECMA-376 part 1, 17.16.4.3 */
function applyLetterCase(text: string, formats: readonly string[], locale: string): string {
  return formats.reduce((changed, format) => cases[format]?.(changed, locale) ?? changed, text);
}

const cases: Readonly<Record<string, (text: string, locale: string) => string>> = {
  upper: (text, locale) => text.toLocaleUpperCase(locale),
  lower: (text, locale) => text.toLocaleLowerCase(locale),
  firstcap: (text, locale) => text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(locale)),
  caps: (text, locale) =>
    text.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase(locale)),
};
