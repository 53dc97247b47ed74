import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormatter, readFormats } from '../../../src/fields/formats/formatter.ts';

/** Languages of all ways to group digits, to place a currency, to order a date and to write the first of a month. */
const locales =
  'nl fr de en nl-NL fr-FR fr-CA fr-CH de-DE de-AT de-CH de-LI en-GB en-US en-IN en-ZA es es-MX es-AR pt pt-BR it it-CH pl cs sk sl hr bs sr hu ro bg el et lv lt fi sv nb da is ga cy mt eu ca gl tr uk ru be ka hy az kk uz mn he ar ar-EG fa ur hi bn ta te ml mr ne si th vi id ms fil ja ko zh zh-TW am sw zu af lb rm fo'.split(
    ' ',
  );
const dates = fc.record({
  year: fc.integer({ min: 1900, max: 2199 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});

describe('a formatter made with the formats of its locale, stored as JSON', () => {
  const pairs = locales.map((locale) => {
    const stored = JSON.parse(JSON.stringify(readFormats(locale))) as ReturnType<typeof readFormats>;
    return [createFormatter(locale, 'Europe/Brussels', stored), createFormatter(locale)] as const;
  });

  test('writes amounts, dates and numbers as one that reads them from Intl', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.constantFrom('EUR', 'EUR', 'USD', 'JPY', 'BHD', 'XXZ', 'eur', '__proto__'),
        fc.oneof(
          fc.integer({ min: -2_000_000, max: 2_000_000 }),
          fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }),
        ),
        dates,
        fc.constantFrom('0', '1.5', '0.000001', '1234.5', '-2', '0.50', '123456789'),
        ([stored, intl], currency, units, date, decimal) => {
          expect(stored.money(units, currency)).toBe(intl.money(units, currency));
          expect(stored.currency(currency)?.html(units)).toBe(intl.currency(currency)?.html(units));
          expect(stored.fractionDigits(currency)).toBe(intl.fractionDigits(currency));
          expect(stored.date(date)).toBe(intl.date(date));
          expect(stored.date(date, 'short')).toBe(intl.date(date, 'short'));
          expect(stored.number(decimal)).toBe(intl.number(decimal));
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('uses them', () => {
    const { euro, ...formats } = readFormats('nl');
    const formatter = createFormatter('nl', 'Europe/Brussels', {
      ...formats,
      euro: { ...euro, positive: ['EUR ', ''] },
    });
    expect(formatter.money(100, 'EUR')).toBe('EUR 1,00');
  });
});

test('every currency has as many decimals as in Intl', () => {
  const formatter = createFormatter('nl');
  for (const currency of Intl.supportedValuesOf('currency')) {
    const intl = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    expect([currency, formatter.fractionDigits(currency)]).toEqual([currency, intl.maximumFractionDigits]);
  }
});
