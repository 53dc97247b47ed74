import type { Formatter } from '../formats/formatter.ts';
import { describeValue } from '../read/plain-object.ts';
import { putPlain, putText } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';

/** A quantity, a rate, a number of days. A string keeps all its decimals. */
export const number: Kind = {
  use: 'print',
  isInData: true,
  compileReader: (_field, formatter) => compileNumberReader(formatter),
  describe: describeValue,
};

function compileNumberReader(formatter: Formatter): ValueReader {
  return (value, _currency, slots, slot) => {
    const digits = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
    if (isSmallWhole(digits)) return putPlain(slots, slot, Number(digits), digits);
    if (typeof digits !== 'string' || !/^-?\d{1,12}(\.\d{1,6})?$/.test(digits))
      return 'a number such as 12 or "12.5"';
    return putText(slots, slot, Number(digits), formatter.number(digits));
  };
}

/** A fast path: quantities, rates and days are nearly always `0` to `999`, the same in every locale. */
function isSmallWhole(value: unknown): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > 3) return false;
  for (let position = 0; position < value.length; position++) {
    const code = value.charCodeAt(position);
    if (code < 48 || code > 57) return false;
  }
  return value.length === 1 || value.charCodeAt(0) !== 48;
}
