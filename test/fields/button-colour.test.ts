import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, isButtonColour } from '../../src/fields/button-colour.ts';

test('a colour is allowed for a button only if its contrast is high enough', () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, (value) => {
      expect(contrast(value, '#ffffff')).toBeCloseTo(contrast('#ffffff', value), 10);
      const isFine = contrast(value, '#ffffff') >= 4.5 && contrast(value, '#121212') >= 3;
      expect(isButtonColour(value)).toBe(isFine);
    }),
  );
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#0b5fff', '#ffffff')).toBeCloseTo(5.13, 2);
  expect(contrast('#0b5fff', '#121212')).toBeCloseTo(3.65, 2);
});
