import { describe, expect, test } from 'vitest';
import { checkIban, isBic, parseIban } from '../../../src/fields/references/iban.ts';

describe('an IBAN', () => {
  test('is read with or without spaces, in any letter case', () => {
    expect(parseIban(' be68 5390 0754 7034 ')).toBe('BE68539007547034');
    expect(parseIban('NL91ABNA0417164300')).toBe('NL91ABNA0417164300');
  });

  test.each([
    ['BE69539007547034', 'its check digits do not match, so a digit is wrong'],
    // The IBAN check digits are right, but the national ones are wrong: the last two digits should be 34.
    ['BE41539007547035', 'the check digits of its account number do not match, so a digit is wrong'],
    ['BE6853900754703', 'it does not have the length of an IBAN of its country'],
    ['XX68539007547034', 'its first two letters are not a country with IBANs'],
    ['BE6853900754703A', 'the characters after its check digits do not have the format of its country'],
    ['', 'it is empty'],
  ])('%j is refused with the reason', (text, problem) => {
    expect(checkIban(text)).toBe(problem);
    expect(() => parseIban(text)).toThrow(
      expect.objectContaining({ code: 'invalid-iban', message: `Not an IBAN: ${problem}.` }),
    );
  });

  test('can have a BIC of 8 or 11 characters', () => {
    expect(isBic('KREDBEBB')).toBe(true);
    expect(isBic('KREDBEBBXXX')).toBe(true);
    expect(isBic('KREDBE')).toBe(false);
  });
});
