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
  /** The payment state that was asked for last: an invoice has several fields of it. */
  state: { readonly of: PlainObject; readonly is: PaymentState } | undefined;
}

/** An object of the data whose fields are read: where it stands, and the currency of its amounts. */
export interface Holder extends DataPlace {
  readonly object: PlainObject;
  readonly currency: string;
}

/** Enters an object: its own currency counts, otherwise that of the object around it. */
export function enter(
  object: PlainObject,
  parent: DataPlace | undefined,
  key: string | number,
  inherited: string,
  reading: Reading,
): Holder {
  // What a prototype holds is no currency of this invoice; nearly all objects have none, own or other.
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
    const expected = 'a currency code of ISO 4217, such as "EUR"';
    reading.issues.push({ path, received: describeValue(found), expected });
  }
  return inherited;
}
