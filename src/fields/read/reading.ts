import type { DataIssue, Warning } from '../../errors.ts';
import { usualCurrencyKey } from '../currency-keys.ts';
import type { Formatter } from '../formats/formatter.ts';
import { expectedCurrency } from '../kinds/text.ts';
import type { PaymentState } from '../payment-state.ts';
import { type DataPlace, describeValue, type PlainObject, pathOf } from './plain-object.ts';

/** One pass over the data of one invoice. */
export interface Reading {
  readonly formatter: Formatter;
  readonly root: PlainObject;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly issues: DataIssue[];
  readonly warnings: Warning[];
  /** The last payment state. Several fields of an invoice use it. */
  state: { readonly of: PlainObject; readonly is: PaymentState } | undefined;
}

/** An object in the data with its place and the currency of its amounts. */
export interface Holder extends DataPlace {
  readonly object: PlainObject;
  readonly currency: string;
}

/** How the currency of an object's amounts is found. */
export interface CurrencySource {
  /** The key of the currency, or null if a field with another meaning has the usual key. */
  readonly key: string | null;
}

/**
 * Enters an object. Its amounts are in its own currency, or else in that of the object around it.
 * @param source undefined if nothing is read that has a currency
 */
export function enter(
  object: PlainObject,
  parent: DataPlace | undefined,
  key: string | number,
  inherited: string,
  source: CurrencySource | undefined,
  reading: Reading,
): Holder {
  if (source === undefined) return { parent, key, object, currency: inherited };
  const currencyKey = source.key ?? usualCurrencyKey;
  // `hasOwn` comes last because it is slow, and nearly all objects have no currency. It keeps a prototype out.
  const found = object[currencyKey];
  const isOwn =
    found !== undefined && found !== null && found !== inherited && Object.hasOwn(object, currencyKey);
  if (!isOwn) return { parent, key, object, currency: inherited };
  const place = { parent, key };
  if (source.key === null) warnOfCurrency(found, place, inherited, reading);
  const currency =
    source.key === null ? inherited : readCurrency(found, place, currencyKey, inherited, reading);
  return { parent, key, object, currency };
}

function readCurrency(
  found: unknown,
  place: DataPlace,
  key: string,
  inherited: string,
  reading: Reading,
): string {
  if (typeof found === 'string' && reading.formatter.fractionDigits(found) !== undefined) return found;
  const path = pathOf(place, key);
  if (!reading.issues.some((issue) => issue.path === path))
    reading.issues.push({ path, received: describeValue(found), expected: expectedCurrency });
  return inherited;
}

/** Without it, an author who forgot the format would send amounts in the wrong currency without knowing. */
function warnOfCurrency(found: unknown, place: DataPlace, inherited: string, reading: Reading): void {
  if (typeof found !== 'string' || reading.formatter.fractionDigits(found) === undefined) return;
  const path = pathOf(place, usualCurrencyKey);
  const message = `The amounts beside ${path} are in ${inherited}, although it is "${found}": it is defined as a field of another meaning. If it is their currency, add format: 'currency' to its definition.`;
  if (!reading.warnings.some((warning) => warning.message === message))
    reading.warnings.push({ code: 'currency-not-used', message });
}
