import { FacteurError } from '../errors.ts';
import { didYouMean } from '../fields/near-name.ts';
import { describeValue } from '../fields/read/plain-object.ts';

/** Refuses an option that is not there, and names the near one. @throws FacteurError `invalid-option` */
export function checkOptionNames(options: unknown, known: readonly string[], call: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new FacteurError(
      'invalid-option',
      `${call} takes an object of options; received ${describeValue(options)}.`,
    );
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    throw new FacteurError(
      'invalid-option',
      `Unknown option "${name}" of ${call}.${didYouMean(name, known)}`,
    );
  }
}

/** A number within bounds, or the default. @throws FacteurError `invalid-option` for NaN, "5" or one out of bounds */
export function readNumber(
  options: object,
  name: string,
  { otherwise, min, max, whole = false }: { otherwise: number; min: number; max: number; whole?: boolean },
): number {
  const value = (options as Readonly<Record<string, unknown>>)[name];
  if (value === undefined) return otherwise;
  if (typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value)))
    return value;
  throw new FacteurError(
    'invalid-option',
    `The option "${name}" is a ${whole ? 'whole ' : ''}number from ${min} to ${max}; received ${describeValue(value)}.`,
  );
}

/** True, false, or the default. @throws FacteurError `invalid-option` for anything else, "false" included */
export function readFlag(options: object, name: string, otherwise: boolean): boolean {
  const value = (options as Readonly<Record<string, unknown>>)[name];
  if (value === undefined) return otherwise;
  if (typeof value === 'boolean') return value;
  throw new FacteurError(
    'invalid-option',
    `The option "${name}" is true or false; received ${describeValue(value)}.`,
  );
}
