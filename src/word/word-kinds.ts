import type { FieldKind } from '../fields/field-definition.ts';
import type { Formatter } from '../fields/formats/formatter.ts';
import type { RawValue } from '../fields/read/slots.ts';
import type { Instruction } from './fields/parse-instruction.ts';
import { formatDate } from './fill/date-picture.ts';
import { formatNumber } from './fill/number-picture.ts';

/** How a kind of field appears in a Word document. */
export interface WordKind {
  /** What a field of it leaves in its place; a `link` is also the whole address of a hyperlink. */
  readonly shown: 'text' | 'link' | 'nothing';
  /** Digits with a point, for `\#` and for comparing as a number; undefined for what is no number. */
  readonly decimal: (raw: RawValue, writing: Writing) => string | undefined;
  /** The text that a switch of the field asks for instead of the locale's; undefined without one. */
  readonly picture: (value: PicturedValue, instruction: Instruction, locale: string) => string | undefined;
  /** Whether a value is an amount, which is read in the currency of its invoice. */
  readonly isAmount: boolean;
}

interface PicturedValue {
  readonly raw: RawValue;
  readonly decimal: string | undefined;
}

/** How the values of a field are written. */
export interface Writing {
  readonly formatter: Formatter;
  /** The currency of amounts, ISO 4217. */
  readonly currency: string;
}

const words: WordKind = {
  shown: 'text',
  decimal: () => undefined,
  picture: () => undefined,
  isAmount: false,
};

const digits: WordKind = {
  shown: 'text',
  decimal: (raw) => (typeof raw === 'number' ? String(raw) : undefined),
  picture: ({ decimal }, { numberPicture }) =>
    decimal === undefined || numberPicture === undefined ? undefined : formatNumber(decimal, numberPicture),
  isAmount: false,
};

export const wordKinds: Readonly<Record<FieldKind, WordKind>> = {
  text: words,
  number: digits,
  money: {
    ...digits,
    // Money is in units of its currency; its picture may ask for all of its digits.
    decimal: (raw, { formatter, currency }) =>
      typeof raw === 'number' ? raw.toFixed(formatter.fractionDigits(currency) ?? 2) : undefined,
    isAmount: true,
  },
  date: {
    ...words,
    picture: ({ raw }, { datePicture }, locale) =>
      datePicture === undefined ? undefined : formatDate(String(raw), datePicture, locale),
  },
  url: { ...words, shown: 'link' },
  colour: words,
  // Names of buttons and QR codes are resolved to the payment URL: neither reaches a document as a value.
  button: words,
  image: words,
  flag: { ...words, shown: 'nothing' },
  list: { ...words, shown: 'nothing' },
};
