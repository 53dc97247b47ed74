import { describe, expect, test } from 'vitest';
import {
  checkPaymentReference,
  formatPaymentReference,
  readPaymentReference,
} from '../../../src/fields/references/payment-reference.ts';

describe('a payment reference', () => {
  test.each([
    ['+++010/8068/17183+++', 'ogm', '010806817183', '+++010/8068/17183+++'],
    ['010806817183', 'ogm', '010806817183', '+++010/8068/17183+++'],
    ['RF18 5390 0754 7034', 'rf', 'RF18539007547034', 'RF18 5390 0754 7034'],
    ['Invoice 2026-0142', 'text', 'Invoice 2026-0142', 'Invoice 2026-0142'],
    ['20260142', 'text', '20260142', '20260142'],
  ])('%s is %s', (text, kind, value, written) => {
    const reference = readPaymentReference(text);
    expect(reference).toEqual({ kind, value });
    expect(formatPaymentReference(reference)).toBe(written);
  });

  test('must be valid if it looks structured', () => {
    expect(checkPaymentReference('010806817184')).toBe('its check digits are 84 instead of 83');
    expect(checkPaymentReference('RF00539007547034')).toBe('its check digits are 00 instead of 18');
    expect(() => readPaymentReference('***123***')).toThrow(
      expect.objectContaining({ code: 'invalid-reference' }),
    );
  });

  test('has at most 140 characters', () => {
    expect(checkPaymentReference('a'.repeat(140))).toBeUndefined();
    expect(checkPaymentReference('a'.repeat(141))).toBe('it has 141 characters; the limit is 140');
  });
});
