import type { DataIssue, Warning } from '../../errors.ts';
import type { Formatter } from '../formats/formatter.ts';
import type { PaymentState } from '../payment-state.ts';
import { describe, own, type Place, type PlainObject, pathOf } from './plain-object.ts';

/** What a reader needs from elsewhere, so that fields know nothing of buttons. */
export interface ReaderOptions {
  readonly formatter: Formatter;
  /** Whether a brand colour may carry the button. */
  readonly isButtonColour: (colour: string) => boolean;
  /** What stands in for a colour that may not. */
  readonly defaultButtonColour: string;
}

/** One pass over the data of one invoice. */
export interface Reading extends ReaderOptions {
  readonly root: PlainObject;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly issues: DataIssue[];
  readonly warnings: Warning[];
  readonly states: Map<PlainObject, PaymentState>;
}

/** An object of the data whose fields are read, with its place and its currency. */
export interface Holder {
  readonly object: PlainObject;
  readonly place: Place | undefined;
  readonly currency: string;
}

/** Enters an object: its own currency counts, otherwise that of the object around it. */
export function enter(object: PlainObject, place: Place, inherited: string, reading: Reading): Holder {
  const currency = own(object, 'currency');
  if (currency === undefined || currency === null || currency === inherited)
    return { object, place, currency: inherited };
  if (typeof currency === 'string' && reading.formatter.fractionDigits(currency) !== undefined)
    return { object, place, currency };
  const path = pathOf(place, 'currency');
  if (!reading.issues.some((issue) => issue.path === path)) {
    const expected = 'a currency code of ISO 4217, such as "EUR"';
    reading.issues.push({ path, received: describe(currency), expected });
  }
  return { object, place, currency: inherited };
}
