import { type CalendarDate, compileDateFormat, compileLastDay, type DateStyle } from './date.ts';
import { currencyDigits, type MinorUnits } from './money.ts';
import { compileMoneyFormat, type MoneyFormat } from './money-format.ts';

/** How one locale writes values. It remembers the currencies it has met, and holds no other state. */
export interface Formatter {
  /** The locale with its region: `nl-BE`. */
  readonly locale: string;
  money(units: MinorUnits, currency: string): string;
  date(date: CalendarDate, style?: DateStyle): string;
  /** The last day before an instant, in the formatter's time zone. */
  lastDay(instant: number): CalendarDate;
  /** A decimal number given as digits: `1234.5`. */
  number(decimal: string): string;
  /** How a currency is written, or undefined for an unknown one. */
  currency(currency: string): CurrencyFormat | undefined;
  /** Digits after the decimal point of an amount in this currency, or undefined for an unknown one. */
  fractionDigits(currency: string): number | undefined;
}

/** How one currency is written. */
export interface CurrencyFormat extends MoneyFormat {
  readonly digits: number;
  /** Minor units of one unit: 100 for EUR. */
  readonly scale: number;
}

/**
 * Creates the formatter of a locale.
 * @param locale a BCP 47 tag; a bare language means its Belgian form (`nl` is `nl-BE`)
 * @param timeZone where instants become calendar dates
 */
export function createFormatter(locale: string, timeZone = 'Europe/Brussels'): Formatter {
  const full = withRegion(locale);
  const known = onFirstUse(() => new Set(Intl.supportedValuesOf('currency')));
  const currencies = new Map<string, CurrencyFormat>();
  // Amounts of one mail are in one currency: the last one is nearly always the next one.
  let last: { readonly currency: string; readonly compiled: CurrencyFormat | undefined } | undefined;
  const currencyOf = (currency: string): CurrencyFormat | undefined => {
    if (last?.currency === currency) return last.compiled;
    let compiled = currencies.get(currency);
    if (compiled === undefined && known().has(currency)) {
      const digits = currencyDigits(currency);
      compiled = { digits, scale: 10 ** digits, ...compileMoneyFormat(full, currency) };
      currencies.set(currency, compiled);
    }
    last = { currency, compiled };
    return compiled;
  };
  const long = onFirstUse(() => compileDateFormat(full, 'long'));
  const short = onFirstUse(() => compileDateFormat(full, 'short'));
  const lastDay = onFirstUse(() => compileLastDay(timeZone));
  // CLDR has amounts of en-BE as in Britain, €1,210.50, and plain numbers as in the rest of Belgium, 1.210,5.
  const numbers = full === 'en-BE' ? 'en-GB' : full;
  const decimals = onFirstUse(
    () => new Intl.NumberFormat(`${numbers}-u-nu-latn`, { maximumFractionDigits: 6 }),
  );
  const decimalPoint = onFirstUse(
    () =>
      decimals()
        .formatToParts(1.5)
        .find((part) => part.type === 'decimal')?.value ?? '.',
  );
  return {
    locale: full,
    money: (units, currency) => currencyOf(currency)?.text(units) ?? `${units} ${currency}`,
    date: (date, style = 'long') => (style === 'short' ? short() : long())(date),
    lastDay: (instant) => lastDay()(instant),
    number: (decimal) =>
      // Nothing to group, no sign and no needless zeros: only the decimal point depends on the locale.
      /^(?:0|[1-9]\d{0,2})(?:\.\d{0,5}[1-9])?$/.test(decimal)
        ? decimal.replace('.', decimalPoint())
        : decimals()
            .format(decimal as Intl.StringNumericLiteral)
            .replaceAll('\u202f', '\u00a0'),
    currency: currencyOf,
    fractionDigits: (currency) => currencyOf(currency)?.digits,
  };
}

/** Makes a value when it is first asked for: an object of Intl takes up to a millisecond, and few templates use all. */
function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The languages of Belgium, and English as Belgians write it, mean their Belgian form: `nl` is `nl-BE`. */
export function withRegion(locale: string): string {
  if (/^(?:nl|fr|de|en)-BE$/.test(locale)) return locale;
  const parsed = new Intl.Locale(locale);
  const belgian = ['nl', 'fr', 'de', 'en'].includes(parsed.language);
  return parsed.region === undefined && belgian ? `${parsed.language}-BE` : parsed.baseName;
}
