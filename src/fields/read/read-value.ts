import type { FieldDefinition } from '../field-definition.ts';
import { readCalendarDate, readInstant } from '../formats/date.ts';
import type { Formatter } from '../formats/formatter.ts';
import { compileIdentifierFormat } from '../formats/identifiers.ts';
import { readMoney } from '../formats/money.ts';
import { putHtml, putPlain, putText, type Slots } from './slots.ts';

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

/** Compiles the reader of a field by its kind. */
export function compileValueReader(field: FieldDefinition, formatter: Formatter): ValueReader {
  switch (field.kind) {
    case 'text':
      return compileTextReader(field);
    case 'money':
      return compileAmountReader(field, formatter);
    case 'date':
      return field.instant === true ? compileExpiryReader(formatter) : compileDateReader(formatter);
    case 'url':
      return readUrlValue;
    case 'number':
      return compileNumberReader(formatter);
    case 'colour':
      return readColour;
    case 'flag':
      return readFlag;
    default:
      return (_value, _currency, slots, slot) => putPlain(slots, slot, undefined, '');
  }
}

const readFlag: ValueReader = (value, _currency, slots, slot) =>
  typeof value === 'boolean' ? putPlain(slots, slot, value, '') : 'true or false';

const readUrlValue: ValueReader = (value, _currency, slots, slot) => {
  const url = readUrl(value);
  return url === undefined
    ? 'an https URL without user name, spaces or quotes, of at most 2000 characters'
    : putText(slots, slot, url, url);
};

/** C0 and C1 controls, bidirectional overrides, and halves of surrogate pairs (looked at closer). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const suspicious = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/;
/** By code: characters that need neither a closer look nor escaping. */
const isHarmless = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  return suspicious.test(character) || /[&<>"']/.test(character) ? 0 : 1;
});

/** By hand: a mail has dozens of short texts, and starting a regular expression takes longer than reading one. */
function isHarmlessText(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 255 || isHarmless[code] === 0) return false;
  }
  return true;
}

function compileTextReader({ maxLength = 500, multiline, oneOf, format }: FieldDefinition): ValueReader {
  const write = compileIdentifierFormat(format);
  return (value, _currency, slots, slot) => {
    if (typeof value !== 'string') return 'a text';
    if (value.length > maxLength) return `at most ${maxLength} characters`;
    const isPlain = isHarmlessText(value);
    const text = isPlain || !suspicious.test(value) ? value : clean(value, multiline === true);
    if (typeof text !== 'string') return text.expected;
    if (oneOf !== undefined && !oneOf.includes(text)) return `one of ${oneOf.join(', ')}`;
    const written = write === undefined ? text : write(text);
    return isPlain ? putPlain(slots, slot, text, written) : putText(slots, slot, text, written);
  };
}

function clean(value: string, isMultiline: boolean): string | { expected: string } {
  if (!value.isWellFormed()) return { expected: 'well-formed Unicode (it has half of a surrogate pair)' };
  const text = value.replaceAll('\r\n', '\n').replaceAll('\t', ' ');
  if (forbidden.test(text)) return { expected: 'no control or bidirectional override characters' };
  if (!isMultiline && text.includes('\n')) return { expected: 'a text on one line' };
  return text;
}

function compileAmountReader({ minimum }: FieldDefinition, formatter: Formatter): ValueReader {
  return (value, currency, slots, slot) => {
    const format = formatter.currency(currency);
    if (format === undefined) return `an amount in a known currency (it is in "${currency}")`;
    const units = readMoney(value, format.digits);
    if (units === undefined)
      return `an amount such as "${(121).toFixed(format.digits)}", with at most 12 digits before the point, or an integer of minor units`;
    if (minimum !== undefined && units < minimum) return 'an amount that is not negative';
    return putHtml(slots, slot, units / format.scale, format.text(units), format.html(units));
  };
}

function compileDateReader(formatter: Formatter): ValueReader {
  return (value, _currency, slots, slot) => {
    const date = readCalendarDate(value);
    if (date === undefined) return 'a date such as "2026-12-02"';
    return putText(slots, slot, value as string, formatter.date(date));
  };
}

function compileExpiryReader(formatter: Formatter): ValueReader {
  return (value, _currency, slots, slot) => {
    const instant = readInstant(value);
    if (instant === undefined) return 'an instant with its zone, such as "2027-01-31T10:00:00Z"';
    const date = formatter.lastDay(instant);
    const iso = `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
    return putText(slots, slot, iso, formatter.date(date));
  };
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
  return readUrl(value) ?? (typeof value === 'string' && loopbackUrl.test(value) ? value : undefined);
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

function compileNumberReader(formatter: Formatter): ValueReader {
  return (value, _currency, slots, slot) => {
    const digits = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
    if (isSmallWhole(digits)) return putPlain(slots, slot, Number(digits), digits);
    if (typeof digits !== 'string' || !/^-?\d{1,12}(\.\d{1,6})?$/.test(digits))
      return 'a number such as 12 or "12.5"';
    return putText(slots, slot, Number(digits), formatter.number(digits));
  };
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

const readColour: ValueReader = (value, _currency, slots, slot) => {
  if (typeof value !== 'string' || !/^#([0-9a-f]{6}|[0-9a-f]{3})$/i.test(value))
    return 'a colour such as "#1f7a45"';
  const colour = (value.length === 4 ? value.replace(/[0-9a-f]/gi, '$&$&') : value).toLowerCase();
  return putPlain(slots, slot, colour, colour);
};
