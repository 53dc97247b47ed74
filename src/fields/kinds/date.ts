import { isoDate, readCalendarDate, readInstant } from '../formats/date.ts';
import type { Formatter } from '../formats/formatter.ts';
import { describeValue } from '../read/plain-object.ts';
import { putText } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';

/** A calendar date. An instant becomes the last day before it. */
export const date: Kind = {
  use: 'print',
  isInData: true,
  compileReader: ({ instant }, formatter) =>
    instant === true ? compileExpiryReader(formatter) : compileDateReader(formatter),
  describe: describeValue,
};

export const expectedInstant = 'an instant with a time zone, such as "2027-01-31T10:00:00Z"';

function compileDateReader(formatter: Formatter): ValueReader {
  return (value, _currency, slots, slot) => {
    const read = readCalendarDate(value);
    if (read === undefined) return 'a date such as "2026-12-02"';
    return putText(slots, slot, value as string, formatter.date(read));
  };
}

function compileExpiryReader(formatter: Formatter): ValueReader {
  return (value, _currency, slots, slot) => {
    const instant = readInstant(value);
    if (instant === undefined) return expectedInstant;
    const day = formatter.lastDay(instant);
    return putText(slots, slot, isoDate(day), formatter.date(day));
  };
}
