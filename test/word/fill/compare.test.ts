import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/word/fill/compare.ts';

const text = (written: string): { text: string; decimal: undefined } => ({
  text: written,
  decimal: undefined,
});
const amount = (decimal: string): { text: string; decimal: string } => ({ text: `€ ${decimal}`, decimal });

describe('a condition', () => {
  test.each([
    [amount('1210.00'), '>', text('0'), true],
    [amount('1210.00'), '=', text('1210'), true],
    [amount('9.00'), '<', text('10'), true],
    [amount('9,5'), '<=', text('9.5'), false],
    [text('9'), '<', text('10'), true],
    [text('b'), '>', text('a'), true],
    [text('nl'), '=', text('NL'), false],
    [text('nl'), '<>', text('fr'), true],
    [text('Brussel'), '=', text('Bru*'), true],
    [text('Brussel'), '=', text('Bru?sel'), true],
    [text('Brussel'), '=', text('*el'), true],
    [text('Brussel'), '<>', text('*z*'), true],
    [text(''), '=', text(''), true],
    [text('a.c'), '=', text('a?d'), false],
    [text('1'), '>=', text('1,0'), true],
  ])('%o %s %o is %s', (left, operator, right, expected) => {
    expect(compare(left, operator, right)).toBe(expected);
  });

  test('compares a pattern with many stars in one pass', () => {
    // Backtracking over every split between the stars would never end.
    expect(compare(text('a'.repeat(5000)), '=', text(`${'*a'.repeat(2000)}b`))).toBe(false);
  });
});
