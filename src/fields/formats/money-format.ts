import { escapeAscii } from '../../mail-html/escape-ascii.ts';
import type { MinorUnits } from './money.ts';

/** How one locale writes amounts of one currency. */
export interface MoneyFormat {
  readonly text: (units: MinorUnits) => string;
  /** The same in ASCII, for HTML: `&euro;&nbsp;121,00`. */
  readonly html: (units: MinorUnits) => string;
}

/**
 * Compiles a locale's way of writing a currency, read once from Intl, into functions that are some twenty times
 * faster than `Intl.NumberFormat.format` and give the same text, with U+202F written as U+00A0 for mail clients.
 *
 * In HTML no gateway can spoil an amount, whatever character set it takes a mail for; and V8 keeps a mail that is all
 * Latin-1 in half the memory, which is written in half the time.
 */
export function compileMoneyFormat(locale: string, currency: string): MoneyFormat {
  const pattern = readPattern(locale, currency);
  return { text: compilePattern(pattern), html: compilePattern(mapPattern(pattern, escapeAscii)) };
}

/** How one locale writes one currency, as CLDR has it. */
interface MoneyPattern {
  readonly fractionDigits: number;
  readonly decimal: string;
  readonly group: string;
  /** Digits of the last group and of the ones before it: 3 and 3, or 3 and 2 in India. */
  readonly lastGroup: number;
  readonly otherGroups: number;
  /** Integer digits from which groups are made. */
  readonly groupFrom: number;
  readonly positive: Affixes;
  readonly negative: Affixes;
}

type Affixes = readonly [before: string, after: string];

function compilePattern(pattern: MoneyPattern): (units: MinorUnits) => string {
  const positive = compileSign(pattern, pattern.positive);
  let negative: typeof positive | undefined;
  return (units) => {
    if (units >= 0) return positive(units);
    negative ??= compileSign(pattern, pattern.negative);
    return negative(-units);
  };
}

/** Compiles how amounts of one sign are written. Their parts are remembered: most amounts are two or three of them. */
function compileSign(pattern: MoneyPattern, [before, after]: Affixes): (units: MinorUnits) => string {
  const scale = 10 ** pattern.fractionDigits;
  const isWide = !isLatin1(before + pattern.group + pattern.decimal + after);
  const part = (text: string): string => (isWide ? widen(text) : text);
  const ends = (scale === 1 ? [''] : fractionsOf(pattern)).map((fraction) => part(fraction + after));
  // With its length, for V8 makes a dictionary of an array that begins far behind its start.
  const starts = new Array<string | undefined>(1000);
  const groups = new Array<string | undefined>(1000);
  const startOf = (number: number): string => (starts[number] ??= part(before + String(number)));
  const groupOf = (number: number): string =>
    (groups[number] ??= part(pattern.group + String(number).padStart(3, '0')));
  const isOfThree = pattern.lastGroup === 3 && pattern.otherGroups === 3;
  const mostGrouped = isOfThree ? 1_000_000 : 0;
  const leastGrouped = 10 ** (pattern.groupFrom - 1);
  return (units) => {
    const whole = Math.trunc(units / scale);
    const end = ends[units - whole * scale]!;
    if (whole < 1000) return startOf(whole) + end;
    if (whole < leastGrouped || whole >= mostGrouped) return before + group(String(whole), pattern) + end;
    const thousands = Math.trunc(whole / 1000);
    return startOf(thousands) + groupOf(whole - thousands * 1000) + end;
  };
}

/** V8 joins short texts of one width itself; those of two widths it leaves to its runtime, which takes four times as long. */
function widen(text: string): string {
  return `€${text}`.slice(1);
}

function isLatin1(text: string): boolean {
  return !/[\u0100-\uffff]/.test(text);
}

/** `,00` to `,99`. */
function fractionsOf({ fractionDigits, decimal }: MoneyPattern): string[] {
  return Array.from(
    { length: 10 ** fractionDigits },
    (_, units) => decimal + String(units).padStart(fractionDigits, '0'),
  );
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

function mapPattern(pattern: MoneyPattern, write: (text: string) => string): MoneyPattern {
  const affixes = ([before, after]: Affixes): Affixes => [write(before), write(after)];
  return {
    ...pattern,
    decimal: write(pattern.decimal),
    group: write(pattern.group),
    positive: affixes(pattern.positive),
    negative: affixes(pattern.negative),
  };
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

function affixes(format: Intl.NumberFormat, sign: number): Affixes {
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
