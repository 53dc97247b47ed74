import { FacteurError } from './errors.ts';
import { didYouMean } from './fields/near-name.ts';
import { describeValue } from './fields/read/plain-object.ts';

/** The options of a call as they came: of any type, for callers without TypeScript. */
type Options = object;

/** Refuses an option that the call does not have, and names the near one. @throws FacteurError `invalid-option` */
export function checkOptionNames(options: unknown, known: readonly string[], call: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new FacteurError(
      'invalid-option',
      `${call} takes an object of options; received ${describeValue(options)}.`,
    );
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw new FacteurError(
        'invalid-option',
        `Unknown option "${name}" of ${call}.${didYouMean(name, known)}`,
      );
  }
}

/**
 * The error for an option of another type or outside its bounds, in the one form that they all have.
 * @param expected what the option is: `a Date`, `true or false`
 * @param isPrivate the value may hold a secret or personal data: only its type and length are said
 */
export function invalidOption(
  name: string,
  expected: string,
  value: unknown,
  isPrivate = false,
): FacteurError {
  const received = describeValue(value, isPrivate ? 'text' : undefined);
  return new FacteurError('invalid-option', `The option "${name}" is ${expected}; received ${received}.`);
}

/** A number within bounds, or undefined where there is none. @throws FacteurError `invalid-option` for NaN, "5" or one out of bounds */
export function readOptionalNumber(
  options: Options,
  name: string,
  { min, max, whole = false }: { readonly min: number; readonly max: number; readonly whole?: boolean },
): number | undefined {
  const value = given(options, name);
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value)))
    return value;
  throw invalidOption(name, `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`, value);
}

/** A number within bounds, or the default. @throws FacteurError `invalid-option` for NaN, "5" or one out of bounds */
export function readNumber(
  options: Options,
  name: string,
  bounds: {
    readonly otherwise: number;
    readonly min: number;
    readonly max: number;
    readonly whole?: boolean;
  },
): number {
  return readOptionalNumber(options, name, bounds) ?? bounds.otherwise;
}

/** True, false, or the default. @throws FacteurError `invalid-option` for anything else, "false" included */
export function readFlag(options: Options, name: string, otherwise: boolean): boolean {
  const value = given(options, name);
  if (value === undefined) return otherwise;
  if (typeof value === 'boolean') return value;
  throw invalidOption(name, 'true or false', value);
}

/** A text, the empty one only where `mayBeEmpty` says so. @throws FacteurError `invalid-option` */
export function readText(
  options: Options,
  name: string,
  {
    isPrivate = false,
    mayBeEmpty = false,
  }: { readonly isPrivate?: boolean; readonly mayBeEmpty?: boolean } = {},
): string | undefined {
  const value = given(options, name);
  if (value === undefined || (typeof value === 'string' && (mayBeEmpty || value !== ''))) return value;
  throw invalidOption(name, mayBeEmpty ? 'a text' : 'a text that is not empty', value, isPrivate);
}

/** A list of texts. @throws FacteurError `invalid-option` */
export function readTexts(options: Options, name: string): readonly string[] | undefined {
  const value = given(options, name);
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw invalidOption(name, 'a list of texts', value);
}

/** One of some texts. @throws FacteurError `invalid-option` */
export function readChoice<Choice extends string>(
  options: Options,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = given(options, name);
  if (value === undefined || choices.includes(value as Choice)) return value as Choice | undefined;
  const quoted = choices.map((choice) => `"${choice}"`);
  throw invalidOption(name, `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`, value);
}

/** A function. @throws FacteurError `invalid-option` */
export function readFunction(options: Options, name: string, expected: string): void {
  const value = given(options, name);
  if (value !== undefined && typeof value !== 'function') throw invalidOption(name, expected, value);
}

/** A moment in the years that RFC 5322 and ISO 8601 write with four digits. @throws FacteurError `invalid-option` */
export function readDate(options: Options, name: string): Date | undefined {
  const value = given(options, name);
  if (value === undefined) return undefined;
  if (value instanceof Date && value.getTime() >= 0 && value.getUTCFullYear() <= 9999) return value;
  const received = value instanceof Date ? 'an invalid or distant one' : describeValue(value);
  throw new FacteurError(
    'invalid-option',
    `The option "${name}" is a Date from 1970 to 9999; received ${received}.`,
  );
}

/** A BCP 47 tag in its usual spelling: `nl-BE` for `NL-be`. @throws FacteurError `invalid-option` */
export function readLocale(options: Options, name = 'locale'): string | undefined {
  const value = given(options, name);
  if (value === undefined) return undefined;
  const tag = typeof value === 'string' ? toLocale(value) : undefined;
  if (tag !== undefined) return tag;
  throw invalidOption(name, 'a language tag such as "nl" or "fr-BE"', value);
}

/** A BCP 47 tag in its usual spelling. @returns undefined for a text that is no tag */
export function toLocale(text: string): string | undefined {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    return undefined;
  }
}

/** An IANA time zone. @throws FacteurError `invalid-option` */
export function readTimeZone(options: Options, name = 'timeZone'): string | undefined {
  const value = given(options, name);
  if (value === undefined || (typeof value === 'string' && isTimeZone(value))) return value;
  throw invalidOption(name, 'a time zone such as "Europe/Brussels"', value);
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}

function given(options: Options, name: string): unknown {
  return (options as Readonly<Record<string, unknown>>)[name];
}
