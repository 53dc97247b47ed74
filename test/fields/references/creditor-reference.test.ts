import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildCreditorReference,
  checkCreditorReference,
  formatCreditorReference,
  parseCreditorReference,
} from '../../../src/fields/references/creditor-reference.ts';

describe('an ISO 11649 reference', () => {
  test.each([
    ['539007547034', 'RF18539007547034'],
    ['2348236', 'RF332348236'],
    ['2348-236', 'RF332348236'],
    ['a', buildCreditorReference('A')],
  ])('is built from %s as %s', (body, reference) => {
    expect(buildCreditorReference(body)).toBe(reference);
  });

  test('is written in groups of four and read back in any form', () => {
    expect(formatCreditorReference('rf18539007547034')).toBe('RF18 5390 0754 7034');
    expect(parseCreditorReference(' rf18 5390 0754 7034 ')).toBe('RF18539007547034');
  });

  test.each([
    ['RF19539007547034', 'its check digits are 19 instead of 18'],
    ['RF18', 'it has 0 characters after the check digits instead of 1 to 21'],
    ['RF181234567890123456789012', 'it has 22 characters after the check digits instead of 1 to 21'],
    ['RF18é', 'it may contain only letters and digits'],
    ['539007547034', 'it must start with "RF" and two check digits'],
  ])('%j is refused with the reason', (text, problem) => {
    expect(checkCreditorReference(text)).toBe(problem);
    expect(() => parseCreditorReference(text)).toThrow(
      expect.objectContaining({ code: 'invalid-reference' }),
    );
  });

  test.each(['', '1234567890123456789012', 'ä'])('cannot be built from %j', (body) => {
    expect(() => buildCreditorReference(body)).toThrow(
      expect.objectContaining({ code: 'invalid-reference' }),
    );
  });

  test('has the check digits that BigInt arithmetic gives, for any letters and digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,21}$/), (body) => {
        const reference = buildCreditorReference(body);
        const digits = (body + reference.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
          String(letter.charCodeAt(0) - 55),
        );
        expect(BigInt(digits) % 97n).toBe(1n);
        expect(checkCreditorReference(formatCreditorReference(reference))).toBeUndefined();
      }),
    );
  });
});
