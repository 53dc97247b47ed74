import { contrast } from '../../fields/button-colour.ts';
import { lightnessOf, withLightness } from './lightness.ts';
import { type Colour, formatColour } from './parse-colour.ts';

const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };
const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/**
 * The nearest colour with enough contrast on a background: the same hue, lighter or darker, or black or white if the hue is
 * not enough. Undefined if even those are not enough, which happens when an app recolours them (`seen`).
 */
export function readableColour(
  colour: Colour,
  ground: Colour,
  ratio: number,
  seen: (colour: Colour) => Colour = (same) => same,
): Colour | undefined {
  return [...shades({ ...colour, alpha: 1 }), black, white].find(
    (shade) => contrast(formatColour(seen(shade)), formatColour(ground)) >= ratio,
  );
}

/** The same hue at every lightness, nearest first. */
function* shades(colour: Colour): Generator<Colour> {
  const start = Math.round(lightnessOf(colour));
  for (let distance = 0; distance <= 100; distance += 1) {
    if (start - distance >= 0) yield withLightness(colour, start - distance);
    if (start + distance <= 100) yield withLightness(colour, start + distance);
  }
}
