import {
  type CalendarDate,
  compileDateFormat,
  compileLastDay,
  type DatePattern,
  type DateStyle,
  readDatePattern,
} from './date.ts';
import type { MinorUnits } from './money.ts';
import { compileMoneyFormat, type MoneyFormat, type MoneyPattern, readMoneyPattern } from './money-format.ts';

/** Formats values for one locale. Its only state is a cache of currencies. */
export interface Formatter {
  /** The locale with its region: `nl-BE`. */
  readonly locale: string;
  money(units: MinorUnits, currency: string): string;
  date(date: CalendarDate, style?: DateStyle): string;
  /** The last day before an instant, in the time zone of the formatter. */
  lastDay(instant: number): CalendarDate;
  /** Formats a decimal number, given as digits: `1234.5`. */
  number(decimal: string): string;
  /** The format of a currency, or undefined if it is unknown. */
  currency(currency: string): CurrencyFormat | undefined;
  /** Digits after the decimal point of an amount in this currency, or undefined if it is unknown. */
  fractionDigits(currency: string): number | undefined;
}

/** The formats of a locale that nearly every mail needs, as plain data. */
export interface KnownFormats {
  readonly euro: MoneyPattern;
  readonly long: DatePattern;
  readonly short: DatePattern;
  readonly decimalPoint: string;
}

/** The format of one currency. */
export interface CurrencyFormat extends MoneyFormat {
  readonly digits: number;
  /** Minor units in one unit: 100 for EUR. */
  readonly scale: number;
}

/**
 * Creates the formatter of a locale.
 * @param locale a BCP 47 tag; `nl`, `fr`, `de` and `en` without region mean Belgium (`nl` is `nl-BE`)
 * @param timeZone an IANA time zone, used to turn instants into calendar dates
 * @param formats what `readFormats` returned for the locale: a process takes 13 ms to make its first formats with Intl
 */
export function createFormatter(
  locale: string,
  timeZone = 'Europe/Brussels',
  formats?: KnownFormats,
): Formatter {
  const full = withRegion(locale);
  const known = onFirstUse(() => new Set(Intl.supportedValuesOf('currency')));
  const patternOf = (currency: string): MoneyPattern | undefined => {
    if (currency === 'EUR' && formats !== undefined) return formats.euro;
    return known().has(currency) ? readMoneyPattern(full, currency) : undefined;
  };
  const currencies = new Map<string, CurrencyFormat>();
  // The amounts of a mail nearly always have one currency, so the last one is kept outside the map.
  let last: { readonly currency: string; readonly compiled: CurrencyFormat | undefined } | undefined;
  const currencyOf = (currency: string): CurrencyFormat | undefined => {
    if (last?.currency === currency) return last.compiled;
    let compiled = currencies.get(currency);
    if (compiled === undefined) {
      const pattern = patternOf(currency);
      if (pattern !== undefined) {
        const digits = pattern.fractionDigits;
        compiled = { digits, scale: 10 ** digits, ...compileMoneyFormat(pattern) };
        currencies.set(currency, compiled);
      }
    }
    last = { currency, compiled };
    return compiled;
  };
  const long = onFirstUse(() => compileDateFormat(formats?.long ?? readDatePattern(full, 'long')));
  const short = onFirstUse(() => compileDateFormat(formats?.short ?? readDatePattern(full, 'short')));
  const lastDay = onFirstUse(() => compileLastDay(timeZone));
  const decimals = onFirstUse(() => decimalFormat(full));
  const decimalPoint = onFirstUse(() => formats?.decimalPoint ?? decimalPointOf(decimals()));
  return {
    locale: full,
    money: (units, currency) => currencyOf(currency)?.text(units) ?? `${units} ${currency}`,
    date: (date, style = 'long') => (style === 'short' ? short() : long())(date),
    lastDay: (instant) => lastDay()(instant),
    number: (decimal) =>
      // A fast path: no grouping, sign or trailing zeros, so only the decimal point depends on the locale.
      /^(?:0|[1-9]\d{0,2})(?:\.\d{0,5}[1-9])?$/.test(decimal)
        ? decimal.replace('.', decimalPoint())
        : decimals()
            .format(decimal as Intl.StringNumericLiteral)
            .replaceAll('\u202f', '\u00a0'),
    currency: currencyOf,
    fractionDigits: (currency) => currencyOf(currency)?.digits,
  };
}

/** Reads the formats of a locale from Intl, to create formatters without it. */
export function readFormats(locale: string): KnownFormats {
  const full = withRegion(locale);
  return {
    euro: readMoneyPattern(full, 'EUR'),
    long: readDatePattern(full, 'long'),
    short: readDatePattern(full, 'short'),
    decimalPoint: decimalPointOf(decimalFormat(full)),
  };
}

function decimalFormat(locale: string): Intl.NumberFormat {
  // In CLDR, en-BE has British amounts (€1,210.50) but Belgian numbers (1.210,5). A mail must not mix them.
  const numbers = locale === 'en-BE' ? 'en-GB' : locale;
  return new Intl.NumberFormat(`${numbers}-u-nu-latn`, { maximumFractionDigits: 6 });
}

function decimalPointOf(format: Intl.NumberFormat): string {
  return format.formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
}

/** Makes a value on first use: an Intl object takes up to a millisecond, and few templates need them all. */
function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Adds the region BE to `nl`, `fr`, `de` and `en` without region: `nl` becomes `nl-BE`. */
export function withRegion(locale: string): string {
  if (/^(?:nl|fr|de|en)-BE$/.test(locale)) return locale;
  const parsed = new Intl.Locale(locale);
  const belgian = ['nl', 'fr', 'de', 'en'].includes(parsed.language);
  return parsed.region === undefined && belgian ? `${parsed.language}-BE` : parsed.baseName;
}
