import { FacteurError } from './errors.ts';
import { didYouMean } from './fields/near-name.ts';
import { describeValue } from './fields/read/plain-object.ts';

/** Options as the caller passed them. Values can have any type, because callers may not use TypeScript. */
type Options = object;

/** Rejects unknown options and suggests the nearest name. @throws FacteurError `invalid-option` */
export function checkOptionNames(options: unknown, known: readonly string[], call: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new FacteurError(
      'invalid-option',
      `${call} expects an object with options; received ${describeValue(options)}.`,
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
 * Builds the error for an option with a wrong type or value.
 * @param expected a noun phrase, such as `a Date` or `true or false`
 * @param isPrivate if the value may be secret or personal, the message gives only its type and length
 */
export function invalidOption(
  name: string,
  expected: string,
  value: unknown,
  isPrivate = false,
): FacteurError {
  const received = describeValue(value, isPrivate ? 'text' : undefined);
  return new FacteurError(
    'invalid-option',
    `The option "${name}" must be ${expected}; received ${received}.`,
  );
}

/** Reads a number within bounds. @throws FacteurError `invalid-option` for NaN, "5" or a number out of bounds */
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

/** Reads a number within bounds, or returns the default. @throws FacteurError `invalid-option`, as `readOptionalNumber` */
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

/** Reads a boolean, or returns the default. @throws FacteurError `invalid-option` for anything else, including "false" */
export function readFlag(options: Options, name: string, otherwise: boolean): boolean {
  const value = given(options, name);
  if (value === undefined) return otherwise;
  if (typeof value === 'boolean') return value;
  throw invalidOption(name, 'true or false', value);
}

/** Reads a string. It may be empty only with `mayBeEmpty`. @throws FacteurError `invalid-option` */
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
  throw invalidOption(name, mayBeEmpty ? 'a string' : 'a non-empty string', value, isPrivate);
}

/** Reads a list of strings. @throws FacteurError `invalid-option` */
export function readTexts(options: Options, name: string): readonly string[] | undefined {
  const value = given(options, name);
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw invalidOption(name, 'a list of strings', value);
}

/** Reads one of a fixed set of strings. @throws FacteurError `invalid-option` */
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

/** Checks that an option is a function, if given. @throws FacteurError `invalid-option` */
export function readFunction(options: Options, name: string, expected: string): void {
  const value = given(options, name);
  if (value !== undefined && typeof value !== 'function') throw invalidOption(name, expected, value);
}

/** Reads a Date in a four-digit year, which RFC 5322 and ISO 8601 can write. @throws FacteurError `invalid-option` */
export function readDate(options: Options, name: string): Date | undefined {
  const value = given(options, name);
  if (value === undefined) return undefined;
  if (value instanceof Date && value.getTime() >= 0 && value.getUTCFullYear() <= 9999) return value;
  const received =
    value instanceof Date ? 'an invalid Date, or one outside that range' : describeValue(value);
  throw new FacteurError(
    'invalid-option',
    `The option "${name}" must be a Date from 1970 to 9999; received ${received}.`,
  );
}

/** Reads a BCP 47 tag into its canonical form: `NL-be` becomes `nl-BE`. @throws FacteurError `invalid-option` */
export function readLocale(options: Options, name = 'locale'): string | undefined {
  const value = given(options, name);
  if (value === undefined) return undefined;
  const tag = typeof value === 'string' ? toLocale(value) : undefined;
  if (tag !== undefined) return tag;
  throw invalidOption(name, 'a language tag such as "nl" or "fr-BE"', value);
}

/** Converts a BCP 47 tag to its canonical form. @returns undefined for an invalid tag */
export function toLocale(text: string): string | undefined {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    return undefined;
  }
}

/** Reads an IANA time zone. @throws FacteurError `invalid-option` */
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
