import { colord, extend } from 'colord';
import lab from 'colord/plugins/lab';
import type { Colour } from './parse-colour.ts';

extend([lab]);

/** The lightness of a colour in CIELAB, from 0 (black) to 100 (white). */
export function lightnessOf(colour: Colour): number {
  return toLab(colour).l;
}

/** The same hue and alpha at another lightness, as close as sRGB gets to it. */
export function withLightness(colour: Colour, lightness: number): Colour {
  const { a, b } = toLab(colour);
  const changed = colord({ l: lightness, a, b }).toRgb();
  return { red: changed.r, green: changed.g, blue: changed.b, alpha: colour.alpha };
}

function toLab({ red, green, blue }: Colour): { readonly l: number; readonly a: number; readonly b: number } {
  return colord({ r: red, g: green, b: blue }).toLab();
}
