/** An amount in the smallest unit of its currency: cents for EUR. Always a safe integer. */
export type MinorUnits = number;

/** Twelve digits before the decimal point. A larger amount is a mistake; this limit stays far below 2^53. */
const mostDigits = 12;
const largest = 999_999_999_999;

/**
 * Reads an amount: a decimal string (`"1234.5"`), or an integer of minor units (`123450`).
 * A number with a fraction is refused, because binary floats cannot represent cents exactly.
 * @returns the amount in minor units, or undefined for an invalid amount
 */
export function readMoney(value: unknown, fractionDigits: number): MinorUnits | undefined {
  if (typeof value === 'string') return readDecimal(value, fractionDigits);
  const isAmount = Number.isSafeInteger(value) && Math.abs(value as number) <= largest * 10 ** fractionDigits;
  return isAmount ? (value as number) + 0 : undefined;
}

/** Without a regular expression, which would take longer than all the rest: a mail has dozens of amounts. */
function readDecimal(text: string, fractionDigits: number): MinorUnits | undefined {
  const { length } = text;
  const isNegative = text.charCodeAt(0) === 45;
  const start = isNegative ? 1 : 0;
  let point = start;
  let units = 0;
  let digit = 0;
  for (; point < length; point++) {
    digit = text.charCodeAt(point) - 48;
    if (digit < 0 || digit > 9) break;
    units = units * 10 + digit;
  }
  const digits = point - start;
  if (digits === 0 || digits > mostDigits) return undefined;
  let missing = fractionDigits;
  if (point < length) {
    // A point, followed by one to three digits.
    if (digit !== -2 || point + 1 === length || length - point > 4) return undefined;
    for (let position = point + 1; position < length; position++) {
      digit = text.charCodeAt(position) - 48;
      if (digit < 0 || digit > 9) return undefined;
      // Digits that the currency does not have must be zeros.
      if (missing > 0) units = units * 10 + digit;
      else if (digit !== 0) return undefined;
      missing--;
    }
  }
  for (; missing > 0; missing--) units *= 10;
  return isNegative && units !== 0 ? -units : units;
}
