import { expect, test } from 'vitest';
import { createFormatter } from '../../../src/fields/formats/formatter.ts';
import { compileValueReader, kinds } from '../../../src/fields/kinds/kinds.ts';

const definition = { path: 'x', description: '' };

test.each(['list', 'button', 'image'] as const)('a %s field has no value to read', (kind) => {
  expect(() => compileValueReader({ ...definition, kind }, createFormatter('en'))).toThrow(kind);
});

test('a wrong value is described without names, addresses or payment links', () => {
  expect(kinds.text.describe('An Peeters')).toBe('a string of 10 characters');
  expect(kinds.url.describe('http://pay.example.be/7H3K9QWX2M4ABC')).toBe('a URL that starts with "http:"');
  expect(kinds.url.describe(`http://pay.example.be/${'x'.repeat(40)}`)).toBe('a string of 62 characters');
  expect(kinds.url.describe('pay')).toBe('a string of 3 characters');
  expect(kinds.url.describe(7)).toBe('7');
  expect(kinds.money.describe('1.210,00')).toBe('"1.210,00"');
});
