import { describe, expect, test } from 'vitest';
import { checkIban, isBic, parseIban } from '../../../src/fields/references/iban.ts';

describe('an IBAN', () => {
  test('is read in any form', () => {
    expect(parseIban(' be68 5390 0754 7034 ')).toBe('BE68539007547034');
    expect(parseIban('NL91ABNA0417164300')).toBe('NL91ABNA0417164300');
  });

  test.each([
    ['BE69539007547034', 'its check digits do not match, so a digit is wrong'],
    // A right IBAN check around a wrong national one: the last two digits should be 34.
    ['BE41539007547035', 'the check digits of its account number do not match, so a digit is wrong'],
    ['BE6853900754703', 'it has another length than the IBANs of its country'],
    ['XX68539007547034', 'its first two letters are no country that has IBANs'],
    ['BE6853900754703A', 'the characters after its check digits are not as its country has them'],
    ['', 'it is empty'],
  ])('%j is refused, saying what is wrong', (text, problem) => {
    expect(checkIban(text)).toBe(problem);
    expect(() => parseIban(text)).toThrow(
      expect.objectContaining({ code: 'invalid-iban', message: `Not an IBAN: ${problem}.` }),
    );
  });

  test('has a BIC of 8 or 11 characters beside it', () => {
    expect(isBic('KREDBEBB')).toBe(true);
    expect(isBic('KREDBEBBXXX')).toBe(true);
    expect(isBic('KREDBE')).toBe(false);
  });
});
