import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../fields/near-name.ts';
import { toLocale } from '../options.ts';

// How the command line reads the values of its options. Each function throws InvalidArgumentError, which Commander prints
// after the name of the option and the value.

/** Reads `--locale`. */
export function localeValue(value: string): string {
  const tag = toLocale(value);
  if (tag !== undefined) return tag;
  throw new InvalidArgumentError('Expected a language tag such as nl or fr-BE.');
}

const instant = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Reads `--now`. A time needs its zone: without one it would depend on the machine. */
export function instantValue(value: string): Date {
  const date = new Date(value);
  if (instant.test(value) && !Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError(
    'Expected an ISO 8601 date, or a time with its zone, such as 2026-11-22T09:00:00Z.',
  );
}

/** Reads `--port`. */
export function portValue(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a port from 0 to 65535.');
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `14d`, `12h` or `30m`. @returns milliseconds */
export function durationValue(value: string): number {
  const match = /^(\d{1,5})([dhm])$/.exec(value);
  if (match === null) throw new InvalidArgumentError('Expected a duration such as 14d, 12h or 30m.');
  return Number(match[1]) * units[match[2]!]!;
}

/** Makes a reader of whole numbers. */
export function wholeNumber(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d{1,15}$/.test(value) && number >= min && number <= max) return number;
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Expected a whole number ${range}.`);
  };
}

/** Makes a reader of a comma-separated list of known names. */
export function namesFrom<Name extends string>(known: readonly Name[]): (value: string) => Name[] {
  const read = nameFrom(known);
  return (value) => value.split(',').map((name) => read(name.trim()));
}

/** Makes a reader of one known name. */
export function nameFrom<Name extends string>(known: readonly Name[]): (value: string) => Name {
  return (value) => {
    const name = known.find((one) => one === value);
    if (name !== undefined) return name;
    throw new InvalidArgumentError(
      `Unknown format "${value}".${didYouMean(value, known)} Expected one of ${known.join(', ')}.`,
    );
  };
}
