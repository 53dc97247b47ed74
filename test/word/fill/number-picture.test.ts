import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../../src/word/fill/number-picture.ts';

describe('a numeric picture', () => {
  test.each([
    ['1210.5', '#.##0,00', '1.210,50'],
    ['1210.5', '#,##0.00', '1,210.50'],
    ['1234567.895', '#.##0,00', '1.234.567,90'],
    ['1210', '€ #.##0,00', '€ 1.210,00'],
    ['1210', '#.##0', '1.210'],
    ['1210.5', '0', '1211'],
    ['7', '000', '007'],
    ['0.5', '0,00', '0,50'],
    ['0.5', '#,##', ',5'],
    ['12.50', "0,00 'EUR'", '12,50 EUR'],
    ['-12.5', '0,00', '-12,50'],
    ['-12.5', '0,00;(0,00)', '(12,50)'],
    ['0', "0,00;-0,00;'gratis'", 'gratis'],
    ['-0.001', "0,00;-0,00;'gratis'", 'gratis'],
    ['12', "'vast'", 'vast'],
    ['999.995', '0,00', '1000,00'],
    ['1210', '# ##0,00', '1 210,00'],
  ])('writes %s by %s as %s', (decimal, picture, expected) => {
    expect(formatNumber(decimal, picture)).toBe(expected);
  });

  test('keeps every digit of an amount in cents', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (units) => {
        const digits = String(Math.abs(units)).padStart(3, '0');
        const decimal = `${units < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const written = formatNumber(decimal, '#.##0,00');
        expect(written.replaceAll('.', '').replace(',', '.').replace('-', '')).toBe(decimal.replace('-', ''));
      }),
    );
  });

  test('accepts any picture', () => {
    fc.assert(fc.property(fc.string(), (picture) => typeof formatNumber('-1234.5', picture) === 'string'));
  });
});
