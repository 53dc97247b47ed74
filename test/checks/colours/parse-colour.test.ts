import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatColour, layColour, parseColour } from '../../../src/checks/colours/parse-colour.ts';
import { contrast } from '../../../src/fields/button-colour.ts';

const channel = fc.integer({ min: 0, max: 255 });
const opaque = fc.record({ red: channel, green: channel, blue: channel, alpha: fc.constant(1) });

test.each([
  ['White', '#ffffff'],
  ['#0b5fff', '#0b5fff'],
  ['0B5FFF', '#0b5fff'],
  ['#abc', '#aabbcc'],
  ['rgb(11, 95, 255)', '#0b5fff'],
  ['hsl(0, 0%, 100%)', '#ffffff'],
  ['rgba(0, 0, 0, 0.5)', '#00000080'],
  ['transparent', '#00000000'],
])('reads %s', (text, expected) => {
  expect(formatColour(parseColour(text)!)).toBe(expected);
});

test.each(['', 'inherit', 'currentColor', 'var(--ink)', 'linear-gradient(red, blue)', '#12'])(
  'reads no colour in "%s"',
  (text) => {
    expect(parseColour(text)).toBeUndefined();
  },
);

test('a formatted colour parses back to the same colour', () => {
  fc.assert(
    fc.property(opaque, (colour) => {
      expect(parseColour(formatColour(colour))).toEqual(colour);
    }),
  );
});

test('an opaque colour covers the one below, a transparent one shows it', () => {
  fc.assert(
    fc.property(opaque, opaque, (upper, lower) => {
      expect(layColour(upper, lower)).toEqual(upper);
      expect(layColour({ ...upper, alpha: 0 }, lower)).toEqual(lower);
    }),
  );
});

test('contrast is symmetric, 1 with itself, and at most 21', () => {
  fc.assert(
    fc.property(opaque, opaque, (one, other) => {
      const [a, b] = [formatColour(one), formatColour(other)];
      expect(contrast(a, b)).toBe(contrast(b, a));
      expect(contrast(a, a)).toBe(1);
      expect(contrast(a, b)).toBeLessThanOrEqual(21);
    }),
  );
});
