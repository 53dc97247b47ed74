import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileLastDay, readCalendarDate, readInstant } from '../../../src/fields/formats/date.ts';
import { createFormatter } from '../../../src/fields/formats/formatter.ts';

const locales = [
  'nl-BE',
  'fr-BE',
  'de-BE',
  'en-BE',
  'en-US',
  'es-ES',
  'pt-PT',
  'it-IT',
  'pl-PL',
  'sv-SE',
  'ja-JP',
  'tr-TR',
];
const days = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dates', () => {
  test.each(['long', 'short'] as const)('have the same %s format as in Intl', (style) => {
    const formatters = new Map(locales.map((locale) => [locale, createFormatter(locale)]));
    fc.assert(
      fc.property(fc.constantFrom(...locales), days, (locale, day) => {
        const intl = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
          timeZone: 'UTC',
          year: 'numeric',
          month: style === 'long' ? 'long' : '2-digit',
          day: style === 'long' ? 'numeric' : '2-digit',
        });
        const expected = intl.format(new Date(`${day}T00:00:00Z`)).replaceAll('\u202f', '\u00a0');
        const isOrdinal = style === 'long' && locale.startsWith('fr') && day.endsWith('-01');
        expect(formatters.get(locale)!.date(readCalendarDate(day)!, style)).toBe(
          isOrdinal ? expected.replace(/^1\b/, '1er') : expected,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('must be days of the calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2400 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const date = new Date(`${text}T00:00:00Z`);
          const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
          expect(readCalendarDate(text) !== undefined).toBe(isDay);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each([
    '2026-2-3',
    '2026-02-30',
    '20260203',
    '2026-02-03T00:00:00Z',
    '1899-12-31',
    '２０２６-02-03',
    '2026-02-0x',
    '-026-02-03',
    '',
    20260203,
    new Date(),
    null,
    ['2026-02-03'],
  ])('%s is not a date', (value) => {
    expect(readCalendarDate(value)).toBeUndefined();
  });

  test.each([
    '2026-02-03',
    '2026-02-03T10:00',
    '2026-02-03T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-02-03T25:00:00Z',
    '2026-02-03 10:00:00Z',
    'tomorrow',
    1_700_000_000_000,
  ])('%s is not an instant with a time zone', (value) => {
    expect(readInstant(value)).toBeUndefined();
  });

  test('the last day before midnight in the time zone is the day before', () => {
    const lastDay = compileLastDay('Europe/Brussels');
    expect(lastDay(Date.parse('2026-02-10T23:00:00Z'))).toEqual({ year: 2026, month: 2, day: 10 });
    expect(lastDay(Date.parse('2026-02-10T23:00:00.001Z'))).toEqual({ year: 2026, month: 2, day: 11 });
    expect(lastDay(Date.parse('2026-07-10T22:00:00Z'))).toEqual({ year: 2026, month: 7, day: 10 });
  });

  test('the last day before an instant is the day of the millisecond before it, in every time zone', () => {
    const zones = [
      'Europe/Brussels',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'UTC',
    ];
    const known = new Map(zones.map((zone) => [zone, compileLastDay(zone)]));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2060-01-01') }),
        (zone, instant) => {
          const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(
            instant - 1,
          );
          const { year, month, day } = known.get(zone)!(instant);
          expect(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).toBe(parts);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('the first day of the month is an ordinal in French', () => {
    expect(createFormatter('fr').date({ year: 2026, month: 3, day: 1 })).toBe('1er mars 2026');
    expect(createFormatter('fr').date({ year: 2026, month: 3, day: 1 }, 'short')).toBe('01/03/2026');
    expect(createFormatter('nl').date({ year: 2026, month: 3, day: 1 })).toBe('1 maart 2026');
  });
});
