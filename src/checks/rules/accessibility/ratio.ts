import { contrast } from '../../../fields/button-colour.ts';
import { type Colour, formatColour } from '../../colours/parse-colour.ts';

/** The contrast ratio of two opaque colours, from 1 to 21. */
export function ratioOf(one: Colour, other: Colour): number {
  return contrast(formatColour(one), formatColour(other));
}

/** `4.4:1`, rounded down, so that a ratio that is too low never looks sufficient. */
export function showRatio(ratio: number): string {
  return `${(Math.floor(ratio * 10) / 10).toFixed(1)}:1`;
}
