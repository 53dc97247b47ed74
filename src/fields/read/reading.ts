import type { DataIssue, Warning } from '../../errors.ts';
import type { Formatter } from '../formats/formatter.ts';
import type { PaymentState } from '../payment-state.ts';
import { describe, join, own, type PlainObject } from './plain-object.ts';

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

/** An object of the data whose fields are read, with its path and its currency. */
export interface Holder {
  readonly object: PlainObject;
  readonly path: string;
  readonly currency: string;
}

/** Enters an object: its own currency counts, otherwise that of the object around it. */
export function enter(object: PlainObject, path: string, inherited: string, reading: Reading): Holder {
  const currency = own(object, 'currency');
  if (currency === undefined || currency === null || currency === inherited)
    return { object, path, currency: inherited };
  if (typeof currency === 'string' && reading.formatter.fractionDigits(currency) !== undefined)
    return { object, path, currency };
  const place = join(path, 'currency');
  if (!reading.issues.some((issue) => issue.path === place)) {
    reading.issues.push({
      path: place,
      received: describe(currency),
      expected: 'a currency code of ISO 4217, such as "EUR"',
    });
  }
  return { object, path, currency: inherited };
}
