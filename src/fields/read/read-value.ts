import type { FieldDefinition } from '../field-definition.ts';
import { readCalendarDate, readInstant } from '../formats/date.ts';
import type { Formatter } from '../formats/formatter.ts';
import { formatIdentifier } from '../formats/identifiers.ts';
import { readMoney } from '../formats/money.ts';
import type { RawValue } from './scope.ts';

/** A value as logic and as people see it; or what was expected instead, and then nothing else. */
interface ReadValue {
  readonly raw: RawValue;
  readonly text: string;
  readonly expected: string | undefined;
}

/** Reads one present value of the data, in the currency of the object that it stands in. */
export type ValueReader = (value: unknown, currency: string) => ReadValue;

/** Compiles the reader of a field by its kind. */
export function compileValueReader(field: FieldDefinition, formatter: Formatter): ValueReader {
  switch (field.kind) {
    case 'text':
      return (value) => readText(value, field);
    case 'money':
      return (value, currency) => readAmount(value, field, currency, formatter);
    case 'date':
      return field.instant === true
        ? (value) => readExpiry(value, formatter)
        : (value) => readDate(value, formatter);
    case 'url':
      return readUrlValue;
    case 'number':
      return (value) => readNumber(value, formatter);
    case 'colour':
      return readColour;
    case 'flag':
      return (value) => (typeof value === 'boolean' ? right(value, '') : wrong('true or false'));
    default:
      return () => right(undefined, '');
  }
}

function right(raw: RawValue, text: string): ReadValue {
  return { raw, text, expected: undefined };
}

function wrong(expected: string): ReadValue {
  return { raw: undefined, text: '', expected };
}

function readUrlValue(value: unknown): ReadValue {
  const url = readUrl(value);
  return url === undefined
    ? wrong('an https URL without user name, spaces or quotes, of at most 2000 characters')
    : right(url, url);
}

/** C0 and C1 controls, bidirectional overrides, and halves of surrogate pairs (looked at closer). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const suspicious = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/;

function readText(value: unknown, field: FieldDefinition): ReadValue {
  if (typeof value !== 'string') return wrong('a text');
  const maxLength = field.maxLength ?? 500;
  if (value.length > maxLength) return wrong(`at most ${maxLength} characters`);
  const text = suspicious.test(value) ? clean(value, field) : value;
  if (typeof text !== 'string') return wrong(text.expected);
  if (field.oneOf !== undefined && !field.oneOf.includes(text))
    return wrong(`one of ${field.oneOf.join(', ')}`);
  return right(text, field.format === undefined ? text : formatIdentifier(text, field.format));
}

function clean(value: string, field: FieldDefinition): string | { expected: string } {
  if (!value.isWellFormed()) return { expected: 'well-formed Unicode (it has half of a surrogate pair)' };
  const text = value.replaceAll('\r\n', '\n').replaceAll('\t', ' ');
  if (forbidden.test(text)) return { expected: 'no control or bidirectional override characters' };
  if (field.multiline !== true && text.includes('\n')) return { expected: 'a text on one line' };
  return text;
}

function readAmount(
  value: unknown,
  field: FieldDefinition,
  currency: string,
  formatter: Formatter,
): ReadValue {
  const digits = formatter.fractionDigits(currency);
  if (digits === undefined) return wrong(`an amount in a known currency (it is in "${currency}")`);
  const units = readMoney(value, digits);
  if (units === undefined) {
    return wrong(
      `an amount such as "${(121).toFixed(digits)}", with at most 12 digits before the point, or an integer of minor units`,
    );
  }
  if (field.minimum !== undefined && units < field.minimum) return wrong('an amount that is not negative');
  return right(units / 10 ** digits, formatter.money(units, currency));
}

function readDate(value: unknown, formatter: Formatter): ReadValue {
  const date = readCalendarDate(value);
  if (date === undefined) return wrong('a date such as "2026-12-02"');
  return right(value as string, formatter.date(date));
}

function readExpiry(value: unknown, formatter: Formatter): ReadValue {
  const instant = readInstant(value);
  if (instant === undefined) return wrong('an instant with its zone, such as "2027-01-31T10:00:00Z"');
  const date = formatter.lastDay(instant);
  const iso = `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
  return right(iso, formatter.date(date));
}

/** What nearly every payment link looks like; anything else is parsed. */
const plainUrl = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[\w.~-]+)*\/?$/i;

/** Reads an https URL that every browser and mail client understands alike. @returns undefined for any other */
export function readUrl(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 2000 && (plainUrl.test(value) || isSafeUrl(value))
    ? value
    : undefined;
}

/** A payment page on this machine, as it is while a product is being built. */
const loopbackUrl = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?(?:\/[\w.~-]+)+$/;

/** Reads a payment URL: https, or http on this machine. @returns undefined for any other */
export function readPaymentUrl(value: unknown): string | undefined {
  return typeof value === 'string' && loopbackUrl.test(value) ? value : readUrl(value);
}

function isSafeUrl(value: string): boolean {
  // Backslashes and white space are read differently by browsers and by the mail clients in front of them.
  if (
    !/^https:\/\/[^\s"'<>\\^`{}|]+$/i.test(value) ||
    !value.isWellFormed() ||
    forbidden.test(value) ||
    !URL.canParse(value)
  )
    return false;
  const url = new URL(value);
  return (
    url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.')
  );
}

function readNumber(value: unknown, formatter: Formatter): ReadValue {
  const digits = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (isSmallWhole(digits)) return right(Number(digits), digits);
  if (typeof digits !== 'string' || !/^-?\d{1,12}(\.\d{1,6})?$/.test(digits))
    return wrong('a number such as 12 or "12.5"');
  return right(Number(digits), formatter.number(digits));
}

/** Quantities, rates and days are nearly always: `0` to `999`, which every locale writes alike. */
function isSmallWhole(value: unknown): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > 3) return false;
  for (let position = 0; position < value.length; position++) {
    const code = value.charCodeAt(position);
    if (code < 48 || code > 57) return false;
  }
  return value.length === 1 || value.charCodeAt(0) !== 48;
}

function readColour(value: unknown): ReadValue {
  if (typeof value === 'string' && /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.test(value)) {
    const colour = value.length === 4 ? value.replace(/[0-9a-f]/gi, '$&$&') : value;
    return right(colour.toLowerCase(), colour.toLowerCase());
  }
  return wrong('a colour such as "#1f7a45"');
}
