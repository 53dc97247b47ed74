import type { Formatter } from '../../fields/formats/formatter.ts';
import type { RawValue } from '../../fields/read/slots.ts';
import type { Instruction } from '../fields/parse-instruction.ts';
import type { KnownField } from '../fields/word-names.ts';
import { formatDate } from './date-picture.ts';
import { applyLetterCase } from './letter-case.ts';
import { formatNumber } from './number-picture.ts';

/** A value as a field shows it, and as a condition compares it. */
export interface FieldText {
  /** Empty where the data has no value. */
  readonly text: string;
  /** Digits with a point, for a number or an amount. */
  readonly decimal: string | undefined;
}

/** How the values of a field are written. */
export interface Writing {
  readonly formatter: Formatter;
  /** The currency of amounts, ISO 4217. */
  readonly currency: string;
}

/** Formats the value of a field by its switches: `\#` and `\@` instead of the locale's way, `\*` on top of either. */
export function formatField(
  field: KnownField,
  raw: RawValue,
  inLocale: string,
  instruction: Instruction,
  writing: Writing,
): FieldText {
  const { formatter } = writing;
  if (typeof raw === 'boolean') return { text: String(raw), decimal: undefined };
  const decimal = typeof raw === 'number' ? toDecimal(raw, field, writing) : undefined;
  if (inLocale === '') return { text: '', decimal };
  let text = inLocale;
  if (decimal !== undefined && instruction.numberPicture !== undefined)
    text = formatNumber(decimal, instruction.numberPicture);
  else if (field.definition.kind === 'date' && instruction.datePicture !== undefined)
    text = formatDate(String(raw), instruction.datePicture, formatter.locale);
  return { text: applyLetterCase(text, instruction.formats, formatter.locale), decimal };
}

/** Amounts are minor units; they become digits with a point, without floats. */
/** Money is in units of its currency; its picture may ask for all of its digits. */
function toDecimal(raw: number, field: KnownField, { formatter, currency }: Writing): string {
  return field.definition.kind === 'money'
    ? raw.toFixed(formatter.fractionDigits(currency) ?? 2)
    : String(raw);
}
