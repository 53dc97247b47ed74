import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forceDark } from '../../../src/checks/colours/forced-dark.ts';
import { type Colour, formatColour } from '../../../src/checks/colours/parse-colour.ts';
import { readableColour } from '../../../src/checks/colours/readable-colour.ts';
import { contrast } from '../../../src/fields/button-colour.ts';

const channel = fc.integer({ min: 0, max: 255 });
const colours = fc.record({ red: channel, green: channel, blue: channel, alpha: fc.constant(1) });

test('a suggested colour is readable', () => {
  fc.assert(
    fc.property(colours, colours, fc.constantFrom(3, 4.5), (colour, ground, ratio) => {
      const readable = readableColour(colour, ground, ratio);
      // Black or white has at least 4.58:1 on every background.
      expect(contrast(formatColour(readable!), formatColour(ground))).toBeGreaterThanOrEqual(ratio);
    }),
  );
});

test('a readable colour stays almost the same', () => {
  const ink: Colour = { red: 31, green: 35, blue: 40, alpha: 1 };
  const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };
  const readable = readableColour(ink, white, 4.5)!;
  expect(Math.abs(readable.red - ink.red)).toBeLessThanOrEqual(3);
});

test('a suggestion is the written colour, judged by how it looks after recolouring', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const seen = (written: Colour): Colour => forceDark(written, 'text', 'outlook-dark');
      const ground: Colour = { red: 51, green: 51, blue: 51, alpha: 1 };
      const readable = readableColour(colour, ground, 4.5, seen);
      if (readable === undefined) return;
      expect(contrast(formatColour(seen(readable)), formatColour(ground))).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
