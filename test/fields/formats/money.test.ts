import { decodeHTML } from 'entities';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../../src/fields/formats/formatter.ts';
import { readMoney } from '../../../src/fields/formats/money.ts';

const locales = [
  'nl-BE',
  'fr-BE',
  'de-BE',
  'en-BE',
  'nl-NL',
  'fr-FR',
  'de-DE',
  'de-CH',
  'en-GB',
  'en-US',
  'en-IN',
].concat(['es-ES', 'pt-PT', 'it-IT', 'pl-PL', 'sv-SE', 'ja-JP', 'ar-EG', 'he-IL', 'hi-IN', 'tr-TR', 'lt-LT']);
const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'BHD', 'KWD', 'PLN', 'CLP', 'INR', 'HUF'];

describe('amounts', () => {
  test('have the same format as in Intl, with no-break spaces that mail fonts have', () => {
    const formatters = new Map(locales.map((locale) => [locale, createFormatter(locale)]));
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.constantFrom(...currencies),
        fc.oneof(
          fc.integer({ min: -2000, max: 2000 }),
          fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }),
        ),
        (locale, currency, units) => {
          const formatter = formatters.get(locale)!;
          const digits = formatter.fractionDigits(currency)!;
          const intl = new Intl.NumberFormat(`${locale}-u-nu-latn`, { style: 'currency', currency });
          const decimal = toDecimal(units, digits) as Intl.StringNumericLiteral;
          expect(formatter.money(units, currency)).toBe(intl.format(decimal).replaceAll('\u202f', '\u00a0'));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('have the same text in ASCII HTML', () => {
    const formats = new Map(
      locales.flatMap((locale) => {
        const formatter = createFormatter(locale);
        return currencies.map(
          (currency) => [`${locale} ${currency}`, formatter.currency(currency)!] as const,
        );
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...formats.keys()),
        fc.oneof(
          fc.integer({ min: -300_000, max: 300_000 }),
          fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }),
        ),
        (name, units) => {
          const { text, html } = formats.get(name)!;
          expect(html(units)).toMatch(/^[ -~]+$/);
          expect(html(units)).not.toMatch(/[<>"']|&(?!#?\w+;)/);
          expect(decodeHTML(html(units))).toBe(text(units));
        },
      ),
      { numRuns: 3000 },
    );
    expect(formats.get('nl-BE EUR')!.html(-123_456_789)).toBe('&euro;&nbsp;-1.234.567,89');
    expect(formats.get('fr-BE EUR')!.html(123_456)).toBe('1&nbsp;234,56&nbsp;&euro;');
  });

  test('have no white space where a line may break', () => {
    for (const locale of locales)
      for (const currency of currencies)
        expect(createFormatter(locale).money(-123_456_789, currency)).not.toMatch(/[ \u202f\u2009]/);
  });

  test('are read exactly from decimals, and as minor units from integers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
        fc.constantFrom(0, 2, 3),
        (units, digits) => {
          expect(readMoney(toDecimal(units, digits), digits)).toBe(units + 0);
          expect(readMoney(units, digits)).toBe(units + 0);
        },
      ),
    );
  });

  test.each([
    ['121', 2, 12_100],
    ['121.5', 2, 12_150],
    ['121.50', 2, 12_150],
    ['121.500', 2, 12_150],
    ['-0.00', 2, 0],
    ['-0.01', 2, -1],
    ['121.000', 0, 121],
    ['1.234', 3, 1234],
    ['999999999999.99', 2, 99_999_999_999_999],
  ])('%s with %i digits is %i', (text, digits, units) => {
    expect(readMoney(text, digits)).toBe(units);
  });

  test.each([
    '1234567890123',
    '1.234',
    '1.',
    '.5',
    '1,50',
    '1e3',
    ' 1',
    '1 ',
    '+1',
    '--1',
    '',
    '-',
    '0x10',
    'NaN',
    '١٢',
    '1_000',
    '1.2.3',
    '1.2345',
    12.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    10 ** 15,
    true,
    null,
    [],
    {},
    10n,
  ])('%s is not an amount in euros', (value) => {
    expect(readMoney(value, 2)).toBeUndefined();
  });

  test('currencies without decimals refuse decimals that are not zero', () => {
    expect(readMoney('100.5', 0)).toBeUndefined();
    expect(readMoney('100.0', 0)).toBe(100);
  });

  test('the number of digits of an unknown currency is undefined', () => {
    const formatter = createFormatter('nl');
    for (const currency of ['XXZ', 'eur', '', 'EURO', '__proto__', 'constructor'])
      expect(formatter.fractionDigits(currency)).toBeUndefined();
    expect(formatter.fractionDigits('JPY')).toBe(0);
    expect(formatter.fractionDigits('BHD')).toBe(3);
  });
});

function toDecimal(units: number, digits: number): string {
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return units < 0 ? `-${decimal}` : decimal;
}
