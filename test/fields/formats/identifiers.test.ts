import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../../src/fields/formats/formatter.ts';
import { formatIdentifier } from '../../../src/fields/formats/identifiers.ts';

describe('a structured communication', () => {
  test.each([
    ['010806817183', '+++010/8068/17183+++'],
    ['123456789002', '+++123/4567/89002+++'],
    ['000000000097', '+++000/0000/00097+++'],
    ['000000009797', '+++000/0000/09797+++'],
    ['000000000101', '+++000/0000/00101+++'],
    ['020343057642', '+++020/3430/57642+++'],
    ['+++010/8068/17183+++', '+++010/8068/17183+++'],
    ['***010/8068/17183***', '+++010/8068/17183+++'],
    [' 010 8068 17183 ', '+++010/8068/17183+++'],
  ])('%s is formatted as %s', (value, expected) => {
    expect(formatIdentifier(value, 'reference')).toBe(expected);
  });

  test.each([
    '+++123/4567/89012+++',
    '000000000000',
    '123456789000',
    '12345678900',
    'Invoice 12',
    '2026-0142',
  ])('does not change %s, which is not valid', (value) => {
    expect(formatIdentifier(value, 'reference')).toBe(value);
  });

  test('is recognised by its check digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (base, check) => {
          const value = String(base).padStart(10, '0') + String(check).padStart(2, '0');
          const isValid = check === (base % 97 || 97);
          expect(formatIdentifier(value, 'reference').startsWith('+++')).toBe(isValid);
        },
      ),
    );
  });

  test('of ISO 11649 has groups of four', () => {
    expect(formatIdentifier('RF18539007547034', 'reference')).toBe('RF18 5390 0754 7034');
    expect(formatIdentifier('rf33 2348236', 'reference')).toBe('RF33 2348 236');
  });
});

test('an IBAN has groups of four', () => {
  expect(formatIdentifier('be68539007547034', 'iban')).toBe('BE68 5390 0754 7034');
  expect(formatIdentifier('BE68 5390 0754 7034', 'iban')).toBe('BE68 5390 0754 7034');
  expect(formatIdentifier('on request', 'iban')).toBe('on request');
});

test('an enterprise number is formatted with dots', () => {
  expect(formatIdentifier('0403019261', 'enterprise-number')).toBe('0403.019.261');
  expect(formatIdentifier('BE 0403.019.261', 'enterprise-number')).toBe('BE 0403.019.261');
  expect(formatIdentifier('be0403019261', 'enterprise-number')).toBe('BE 0403.019.261');
  expect(formatIdentifier('403019261', 'enterprise-number')).toBe('403019261');
});

test('a telephone number has no-break spaces', () => {
  expect(formatIdentifier('+32 2 555 12 34', 'phone')).toBe('+32\u00a02\u00a0555\u00a012\u00a034');
});

test('numbers have the same format as in Intl', () => {
  const locales = ['nl-BE', 'fr-BE', 'de-BE', 'en-BE', 'en-US', 'en-IN', 'pl-PL', 'es-ES', 'sv-SE', 'de-CH'];
  const formatters = new Map(locales.map((locale) => [locale, createFormatter(locale)]));
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.oneof(
        fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }),
        fc.bigInt({ min: -2000n, max: 2000n }),
      ),
      fc.constantFrom('', '.5', '.25', '.50', '.0', '.123456', '.000001'),
      (locale, whole, fraction) => {
        const decimal = `${whole}${fraction}` as Intl.StringNumericLiteral;
        // In English, numbers have the same decimal point as amounts: €1,210.50.
        const written = locale === 'en-BE' ? 'en-GB' : locale;
        const intl = new Intl.NumberFormat(`${written}-u-nu-latn`, { maximumFractionDigits: 6 });
        expect(formatters.get(locale)!.number(decimal)).toBe(
          intl.format(decimal).replaceAll('\u202f', '\u00a0'),
        );
      },
    ),
    { numRuns: 1000 },
  );
});
