import type { DataIssue, Warning } from '../../errors.ts';
import type { Formatter } from '../formats/formatter.ts';
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

/** Enters an object. Its amounts are in its own currency, or else in that of the object around it. */
export function enter(
  object: PlainObject,
  parent: DataPlace | undefined,
  key: string | number,
  inherited: string,
  reading: Reading,
): Holder {
  // `hasOwn` comes last because it is slow, and nearly all objects have no currency. It keeps a prototype out.
  const found = object.currency;
  const isOwn =
    found !== undefined && found !== null && found !== inherited && Object.hasOwn(object, 'currency');
  const currency = isOwn ? readCurrency(found, { parent, key }, inherited, reading) : inherited;
  return { parent, key, object, currency };
}

function readCurrency(found: unknown, place: DataPlace, inherited: string, reading: Reading): string {
  if (typeof found === 'string' && reading.formatter.fractionDigits(found) !== undefined) return found;
  const path = pathOf(place, 'currency');
  if (!reading.issues.some((issue) => issue.path === path)) {
    const expected = 'an ISO 4217 currency code, such as "EUR"';
    reading.issues.push({ path, received: describeValue(found), expected });
  }
  return inherited;
}
