import type { FieldDefinition, FieldKind } from '../fields/field-definition.ts';
import { type DateStyle, readCalendarDate } from '../fields/formats/date.ts';
import type { Formatter } from '../fields/formats/formatter.ts';
import type { RawValue } from '../fields/read/slots.ts';

/** How values of a kind are printed where the text or HTML from reading them is not used. */
interface Face {
  /** In a part of a URL, unformatted. */
  readonly inUrl: (raw: RawValue, field: FieldDefinition) => string;
  /** In a style that a helper sets; undefined for a value with only one style. */
  readonly inStyle: (raw: RawValue, style: DateStyle, formatter: Formatter) => string | undefined;
}

const oneStyle = (): undefined => undefined;
const asRead: Face = { inUrl: (raw) => String(raw ?? ''), inStyle: oneStyle };

export const faces: Readonly<Record<FieldKind, Face>> = {
  // No spaces in a telephone number, no groups in an IBAN.
  text: {
    inUrl: (raw, { format }) => {
      const value = String(raw ?? '');
      return format === 'phone' || format === 'iban' ? value.replace(/\s/g, '') : value;
    },
    inStyle: oneStyle,
  },
  number: asRead,
  money: asRead,
  date: {
    inUrl: asRead.inUrl,
    inStyle: (raw, style, formatter) => {
      const date = readCalendarDate(raw);
      return date === undefined ? undefined : formatter.date(date, style);
    },
  },
  url: asRead,
  colour: asRead,
  button: asRead,
  image: asRead,
  flag: asRead,
  list: asRead,
};
