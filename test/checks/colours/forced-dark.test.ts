import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ForcedDark, forceDark } from '../../../src/checks/colours/forced-dark.ts';
import { type Colour, formatColour, parseColour } from '../../../src/checks/colours/parse-colour.ts';
import { contrast } from '../../../src/fields/button-colour.ts';

const channel = fc.integer({ min: 0, max: 255 });
const anyColour: fc.Arbitrary<Colour> = fc.record({
  red: channel,
  green: channel,
  blue: channel,
  alpha: fc.constantFrom(1, 0.5),
});
const anyGrey: fc.Arbitrary<Colour> = channel.map((value) => ({
  red: value,
  green: value,
  blue: value,
  alpha: 1,
}));
const apps: readonly ForcedDark[] = ['gmail-dark', 'outlook-dark'];
const against = (colour: Colour, ground: string): number =>
  contrast(formatColour({ ...colour, alpha: 1 }), ground);

describe.each(apps)('the dark theme of %s', (app) => {
  test('keeps greys grey', () => {
    fc.assert(
      fc.property(anyGrey, fc.constantFrom('text' as const, 'background' as const), (grey, use) => {
        const { red, green, blue } = forceDark(grey, use, app);
        expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('makes every light background dark', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        fc.pre(against(colour, '#000000') > 12);
        expect(against(forceDark(colour, 'background', app), '#ffffff')).toBeGreaterThan(6);
      }),
    );
  });

  test('keeps black text on white easy to read', () => {
    const words = forceDark(parseColour('black')!, 'text', app);
    const ground = forceDark(parseColour('white')!, 'background', app);
    expect(against(words, formatColour(ground))).toBeGreaterThan(12);
  });

  test('keeps transparency', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        expect(forceDark(colour, 'text', app).alpha).toBe(colour.alpha);
      }),
    );
  });
});

test('Gmail turns a dark design light; Outlook leaves it', () => {
  const ground = parseColour('#121314')!;
  const words = parseColour('#ececea')!;
  expect(against(forceDark(ground, 'background', 'gmail-dark'), '#000000')).toBeGreaterThan(12);
  expect(forceDark(ground, 'background', 'outlook-dark')).toEqual(ground);
  expect(forceDark(words, 'text', 'outlook-dark')).toEqual(words);
});
