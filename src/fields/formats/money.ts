/** An amount in the smallest unit of its currency: cents for EUR. Always a safe integer. */
export type MinorUnits = number;

/** Twelve digits before the decimal point: more is a mistake, and stays far below 2^53. */
const mostDigits = 12;
const largest = 999_999_999_999;

/**
 * Reads an amount: a decimal string (`"1234.5"`), or an integer of minor units (`123450`).
 * A number with a fraction is refused, because binary floats do not hold cents.
 * @returns the amount in minor units, or undefined when it is none
 */
export function readMoney(value: unknown, fractionDigits: number): MinorUnits | undefined {
  if (typeof value === 'string') return readDecimal(value, fractionDigits);
  const isAmount = Number.isSafeInteger(value) && Math.abs(value as number) <= largest * 10 ** fractionDigits;
  return isAmount ? (value as number) + 0 : undefined;
}

/** By hand: a mail has dozens of amounts, and a regular expression takes longer than all the rest of reading one. */
function readDecimal(text: string, fractionDigits: number): MinorUnits | undefined {
  const isNegative = text.charCodeAt(0) === 45;
  const start = isNegative ? 1 : 0;
  let position = start;
  let units = 0;
  for (; isDigit(text, position); position++) units = units * 10 + (text.charCodeAt(position) - 48);
  const digits = position - start;
  if (digits === 0 || digits > mostDigits) return undefined;
  let missing = fractionDigits;
  if (position < text.length) {
    if (text.charCodeAt(position) !== 46 || position + 1 === text.length || text.length - position > 4)
      return undefined;
    for (position++; isDigit(text, position); position++) {
      // Digits beyond those of the currency may only be zeros.
      if (missing > 0) units = units * 10 + (text.charCodeAt(position) - 48);
      else if (text.charCodeAt(position) !== 48) return undefined;
      missing = Math.max(0, missing - 1);
    }
    if (position < text.length) return undefined;
  }
  for (; missing > 0; missing--) units *= 10;
  return isNegative && units !== 0 ? -units : units;
}

function isDigit(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code >= 48 && code <= 57;
}

/** How one locale writes one currency. */
interface MoneyPattern {
  readonly fractionDigits: number;
  readonly decimal: string;
  readonly group: string;
  /** Digits of the last group and of the ones before it: 3 and 3, or 3 and 2 in India. */
  readonly lastGroup: number;
  readonly otherGroups: number;
  /** Integer digits from which groups are made. */
  readonly groupFrom: number;
  readonly positive: readonly [before: string, after: string];
  readonly negative: readonly [before: string, after: string];
}

/**
 * Compiles a locale's way of writing a currency, read once from Intl, into a function that is some ten times
 * faster than `Intl.NumberFormat.format` and gives the same text, with U+202F written as U+00A0 for mail clients.
 */
export function compileMoneyFormat(locale: string, currency: string): (units: MinorUnits) => string {
  const pattern = readPattern(locale, currency);
  const scale = 10 ** pattern.fractionDigits;
  const fractions = scale === 1 ? [''] : fractionsOf(pattern);
  // Two texts are put together rather than five: a mail has dozens of amounts.
  const ends = [pattern.positive, pattern.negative].map(([, after]) => fractions.map((end) => end + after));
  const [positiveEnds, negativeEnds] = ends as [string[], string[]];
  return (units) => {
    const absolute = Math.abs(units);
    const whole = Math.trunc(absolute / scale);
    const digits = group(String(whole), pattern);
    const fraction = absolute - whole * scale;
    // Digits first: V8 joins texts of Latin-1 faster among themselves than with a sign like € before them.
    return units < 0
      ? pattern.negative[0] + (digits + negativeEnds[fraction]!)
      : pattern.positive[0] + (digits + positiveEnds[fraction]!);
  };
}

/** `,00` to `,99`. */
function fractionsOf({ fractionDigits, decimal }: MoneyPattern): string[] {
  return Array.from(
    { length: 10 ** fractionDigits },
    (_, units) => decimal + String(units).padStart(fractionDigits, '0'),
  );
}

/** Digits after the decimal point that a currency has: 2 for EUR, 0 for JPY. */
export function currencyDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function group(digits: string, pattern: MoneyPattern): string {
  if (digits.length < pattern.groupFrom) return digits;
  let end = digits.length - pattern.lastGroup;
  let text = digits.slice(end);
  while (end > 0) {
    const start = Math.max(0, end - pattern.otherGroups);
    text = digits.slice(start, end) + pattern.group + text;
    end = start;
  }
  return text;
}

function readPattern(locale: string, currency: string): MoneyPattern {
  const format = new Intl.NumberFormat(`${locale}-u-nu-latn`, { style: 'currency', currency });
  const parts = format.formatToParts(123456789012.5);
  const groups = parts.filter((part) => part.type === 'integer').map((part) => part.value.length);
  const groupFrom = [4, 5].find((length) =>
    format.formatToParts(10 ** (length - 1)).some((part) => part.type === 'group'),
  );
  return {
    fractionDigits: format.resolvedOptions().maximumFractionDigits ?? 2,
    decimal: forMail(parts.find((part) => part.type === 'decimal')?.value ?? ''),
    group: forMail(parts.find((part) => part.type === 'group')?.value ?? ''),
    lastGroup: groups.at(-1) ?? 3,
    otherGroups: groups.at(-2) ?? groups.at(-1) ?? 3,
    groupFrom: groupFrom ?? Number.POSITIVE_INFINITY,
    positive: affixes(format, 1),
    negative: affixes(format, -1),
  };
}

function affixes(format: Intl.NumberFormat, sign: number): readonly [string, string] {
  const parts = format.formatToParts(sign * 1);
  const isDigits = (part: Intl.NumberFormatPart): boolean =>
    ['integer', 'decimal', 'fraction', 'group'].includes(part.type);
  const first = parts.findIndex(isDigits);
  const last = parts.findLastIndex(isDigits);
  const text = (some: Intl.NumberFormatPart[]): string => forMail(some.map((part) => part.value).join(''));
  return [text(parts.slice(0, first)), text(parts.slice(last + 1))];
}

/** Some mail fonts lack the narrow no-break space. */
function forMail(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}
