import type { FieldKind } from '../fields/field-definition.ts';
import type { Formatter } from '../fields/formats/formatter.ts';
import type { RawValue } from '../fields/read/slots.ts';
import type { Instruction } from './fields/parse-instruction.ts';
import { formatDate } from './fill/date-picture.ts';
import { formatNumber } from './fill/number-picture.ts';

/** How a kind of field appears in a Word document. */
export interface WordKind {
  /** What replaces a field of this kind. A `link` can also be the address of a hyperlink. */
  readonly shown: 'text' | 'link' | 'nothing';
  /** Digits with a point, for `\#` and for comparing as a number. Undefined if the value is not a number. */
  readonly decimal: (raw: RawValue, writing: Writing) => string | undefined;
  /** The text in the format of a switch (`\#`, `\@`); undefined without one. */
  readonly picture: (value: PicturedValue, instruction: Instruction, locale: string) => string | undefined;
  /** Whether a value is an amount in the currency of its invoice. */
  readonly isAmount: boolean;
}

interface PicturedValue {
  readonly raw: RawValue;
  readonly decimal: string | undefined;
}

/** How the values of a field are formatted. */
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
    // Amounts are in units of their currency; a picture may show all of its decimals.
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
  // Buttons and QR codes resolve to the payment URL and never reach a document as a value.
  button: words,
  image: words,
  flag: { ...words, shown: 'nothing' },
  list: { ...words, shown: 'nothing' },
};
