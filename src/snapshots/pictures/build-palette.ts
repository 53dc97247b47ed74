import type { Pixels } from './pixels.ts';

export interface Palette {
  /** Red in the lowest byte, then green and blue. */
  readonly colours: readonly number[];
  /** The index of the palette colour for a colour of the picture. */
  readonly indexOf: ReadonlyMap<number, number>;
}

/** Enough to look like the original: each colour of the mail, and some steps to its background at the edges of letters. */
const mostColours = 64;
/** Maximum change of a colour, as a distance in RGB from 0 to 255: invisible at the edge of a letter. */
const furthest = 20;

/**
 * Finds a small palette for a picture: the most frequent colours exactly, the steps of soft edges approximately.
 * Undefined if the change would be visible. The same picture gives the same palette.
 */
export function buildPalette({ width, height, data }: Pixels): Palette | undefined {
  const counts = new Map<number, number>();
  const colours = new Uint32Array(data.buffer, data.byteOffset, width * height);
  for (let at = 0; at < colours.length; ) {
    const colour = colours[at]!;
    const start = at;
    while (colours[at] === colour) at++;
    counts.set(colour, (counts.get(colour) ?? 0) + at - start);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  for (const tolerance of [0, 4, 6, 8, 10, 12, 14, 16, 18, furthest]) {
    const palette = gather(byCount, tolerance * tolerance);
    if (palette !== undefined) return palette;
  }
  return undefined;
}

function gather(byCount: readonly number[], tolerance: number): Palette | undefined {
  const colours: number[] = [];
  const indexOf = new Map<number, number>();
  for (const colour of byCount) {
    let nearest = tolerance + 1;
    let index = colours.length;
    for (const [candidate, other] of colours.entries()) {
      const away = distance(colour, other);
      if (away < nearest) [nearest, index] = [away, candidate];
    }
    if (index === colours.length) colours.push(colour);
    if (colours.length > mostColours) return undefined;
    indexOf.set(colour, index);
  }
  return { colours, indexOf };
}

function distance(one: number, other: number): number {
  const red = (one & 255) - (other & 255);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = ((one >> 16) & 255) - ((other >> 16) & 255);
  return red * red + green * green + blue * blue;
}
