import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildOgm, checkOgm, formatOgm, parseOgm } from '../../../src/fields/references/ogm.ts';

describe('a structured communication', () => {
  test.each([
    ['0108068171', '+++010/8068/17183+++'],
    ['1234567890', '+++123/4567/89002+++'],
    ['0000000000', '+++000/0000/00097+++'],
    ['0000000097', '+++000/0000/09797+++'],
    ['0000000001', '+++000/0000/00101+++'],
    ['0203430576', '+++020/3430/57642+++'],
    [1, '+++000/0000/00101+++'],
  ])('is built from %s as %s', (base, written) => {
    expect(formatOgm(buildOgm(base))).toBe(written);
  });

  test.each([
    '+++010/8068/17183+++',
    '***010/8068/17183***',
    '010806817183',
    '010 8068 17183',
    ' 010.8068.17183 ',
  ])('is read from %s', (text) => {
    expect(parseOgm(text)).toBe('010806817183');
  });

  test.each([
    ['+++123/4567/89012+++', 'its check digits are 12 instead of 02'],
    ['+++000/0000/00000+++', 'its check digits are 00 instead of 97'],
    ['01080681718', 'it has 11 digits instead of 12'],
    ['0108068171833', 'it has 13 digits instead of 12'],
    ['010/8068/1718a', 'it may contain only digits, "+", "*", "/", "." and spaces'],
    ['', 'it has 0 digits instead of 12'],
  ])('%j is refused with the reason', (text, problem) => {
    expect(checkOgm(text)).toBe(problem);
    expect(() => parseOgm(text)).toThrow(
      expect.objectContaining({
        code: 'invalid-reference',
        message: `Not a structured communication: ${problem}.`,
      }),
    );
  });

  test.each(['12345678901', '', '-1', '1.5', 'abc'])('cannot be built from %j', (base) => {
    expect(() => buildOgm(base)).toThrow(expect.objectContaining({ code: 'invalid-reference' }));
  });

  test('is read back as it was formatted, and one wrong digit is always found', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999_999 }),
        fc.nat({ max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (base, place, step) => {
          const digits = buildOgm(base);
          expect(parseOgm(formatOgm(digits))).toBe(digits);
          const wrong = String((Number(digits[place]) + step) % 10);
          expect(checkOgm(digits.slice(0, place) + wrong + digits.slice(place + 1))).toBeDefined();
        },
      ),
    );
  });
});
