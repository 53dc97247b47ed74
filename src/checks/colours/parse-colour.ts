import { colord, extend } from 'colord';
import names from 'colord/plugins/names';

extend([names]);

/** A CSS colour: red, green and blue from 0 to 255, alpha from 0 (transparent) to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Reads a colour from CSS or an attribute: a name, `#rgb`, `rgb()` or `hsl()`. Undefined for anything else. */
export function parseColour(text: string): Colour | undefined {
  // HTML attributes may omit the number sign: `bgcolor="ffffff"`.
  const written = text.trim().toLowerCase();
  const colour = colord(/^[\da-f]{6}$/.test(written) ? `#${written}` : written);
  if (!colour.isValid()) return undefined;
  const { r, g, b, a } = colour.toRgb();
  return { red: r, green: g, blue: b, alpha: a };
}

/** `#rrggbb`, or `#rrggbbaa` for a colour that is not opaque. */
export function formatColour({ red, green, blue, alpha }: Colour): string {
  return colord({ r: red, g: green, b: blue, a: alpha }).toHex();
}

/** The visible colour of `upper` on an opaque `lower`. */
export function layColour(upper: Colour, lower: Colour): Colour {
  const mix = (above: number, below: number): number =>
    Math.round(above * upper.alpha + below * (1 - upper.alpha));
  return {
    red: mix(upper.red, lower.red),
    green: mix(upper.green, lower.green),
    blue: mix(upper.blue, lower.blue),
    alpha: 1,
  };
}
