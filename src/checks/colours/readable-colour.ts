import { contrast } from '../../payment-button/button-colour.ts';
import { lightnessOf, withLightness } from './lightness.ts';
import { type Colour, formatColour } from './parse-colour.ts';

/**
 * The colour nearest to this one, lighter or darker, that has a contrast with a ground, as it is seen; undefined where its hue
 * has it at no lightness.
 */
export function readableColour(
  colour: Colour,
  ground: Colour,
  ratio: number,
  seen: (colour: Colour) => Colour = (same) => same,
): Colour | undefined {
  const start = Math.round(lightnessOf(colour));
  for (let distance = 0; distance <= 100; distance += 1) {
    for (const lightness of [start - distance, start + distance]) {
      if (lightness < 0 || lightness > 100) continue;
      const changed = withLightness({ ...colour, alpha: 1 }, lightness);
      if (contrast(formatColour(seen(changed)), formatColour(ground)) >= ratio) return changed;
    }
  }
  return undefined;
}
