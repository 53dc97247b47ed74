/** A calendar date without time or time zone. */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** `long` is `5 maart 2026`, `short` is `05/03/2026`. */
export type DateStyle = 'long' | 'short';

/** Maximum number of cached dates; no run has more. */
const mostKnown = 1000;

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads `2026-03-05`. @returns undefined for anything that is not a calendar date */
export function readCalendarDate(value: unknown): CalendarDate | undefined {
  if (typeof value !== 'string' || value.length !== 10 || value[4] !== '-' || value[7] !== '-')
    return undefined;
  const [year, month, day] = [readDigits(value, 0, 4), readDigits(value, 5, 7), readDigits(value, 8, 10)];
  const valid = year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return valid ? { year, month, day } : undefined;
}

/** Formats `2026-03-05`. */
export function isoDate({ year, month, day }: CalendarDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Returns NaN if there is anything but digits, so that every comparison with it is false. */
function readDigits(text: string, start: number, end: number): number {
  let value = 0;
  for (let position = start; position < end; position++) {
    const digit = text.charCodeAt(position) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Reads an ISO 8601 instant with a zone (`2026-11-13T08:00:00Z`). @returns milliseconds since 1970, or undefined */
export function readInstant(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.length === '2026-11-13T08:00:00Z'.length && value.endsWith('Z')) return readUtc(value);
  if (!isoInstant.test(value)) return undefined;
  if (readCalendarDate(value.slice(0, 10)) === undefined) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** A fast path for nearly every instant: `Date.parse` takes ten times as long. */
function readUtc(text: string): number | undefined {
  const date = readCalendarDate(text.slice(0, 10));
  if (date === undefined || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':') return undefined;
  const [hour, minute, second] = [
    readDigits(text, 11, 13),
    readDigits(text, 14, 16),
    readDigits(text, 17, 19),
  ];
  const isTime =
    minute <= 59 && second <= 59 && (hour <= 23 || (hour === 24 && minute === 0 && second === 0));
  return isTime ? Date.UTC(date.year, date.month - 1, date.day, hour, minute, second) : undefined;
}

/**
 * Compiles a function that returns the last calendar day before an instant in a time zone.
 * It uses the millisecond before the instant, so that a link that expires at midnight is valid until the day before.
 */
export function compileLastDay(timeZone: string): (instant: number) => CalendarDate {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  // Time zone offsets are multiples of 15 minutes, so all instants of a quarter of an hour have the same date. Links
  // created together expire together, so most mails of a run find their date in this cache.
  const known = new Map<number, CalendarDate>();
  return (instant) => {
    const quarter = Math.floor((instant - 1) / 900_000);
    const remembered = known.get(quarter);
    if (remembered !== undefined) return remembered;
    const parts = format.formatToParts(instant - 1);
    const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    const date = { year: read('year'), month: read('month'), day: read('day') };
    if (known.size >= mostKnown) known.clear();
    known.set(quarter, date);
    return date;
  };
}

/** The CLDR format of dates in one locale and style, as plain data. */
export interface DatePattern {
  /** A text for each month, with `{d}` or `{dd}` for the day, and `{y}` for the year: `{d} maart {y}`. */
  readonly months: readonly string[];
  /** What `{d}` is on the first of a month: `1er` in French. */
  readonly first: string;
}

/** Reads a date format from Intl. */
export function readDatePattern(locale: string, style: DateStyle): DatePattern {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: style === 'long' ? 'long' : '2-digit',
    day: style === 'long' ? 'numeric' : '2-digit',
  });
  const months = Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2001, month, 1));
    return parts.map(toPattern).join('').replaceAll('\u202f', '\u00a0');
  });
  // French writes the first of the month as an ordinal, which CLDR leaves out.
  return { months, first: style === 'long' && locale.startsWith('fr') ? '1er' : '1' };
}

function toPattern({ type, value }: Intl.DateTimeFormatPart): string {
  if (type === 'year') return '{y}';
  if (type === 'day') return value.length === 2 ? '{dd}' : '{d}';
  return value;
}

/** Compiles a date pattern into a function that returns the same text as Intl, but for the first of a month in French. */
export function compileDateFormat({ months, first }: DatePattern): (date: CalendarDate) => string {
  const pieces = months.map((month) => month.split(/(\{d{1,2}\}|\{y\})/));
  const write = (date: CalendarDate): string => {
    let text = '';
    for (const piece of pieces[date.month - 1] ?? []) {
      if (piece === '{y}') text += String(date.year);
      else if (piece === '{d}') text += date.day === 1 ? first : String(date.day);
      else if (piece === '{dd}') text += String(date.day).padStart(2, '0');
      else text += piece;
    }
    return text;
  };
  // A cache: the invoices of a run have few different dates.
  const known = new Map<number, string>();
  return (date) => {
    const key = (date.year * 12 + date.month) * 32 + date.day;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const text = write(date);
    if (known.size >= mostKnown) known.clear();
    known.set(key, text);
    return text;
  };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
