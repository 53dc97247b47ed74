/** Candidates take turns, so that a machine that slows down slows all of them. */
const turns = 3;

/**
 * Microseconds that one call takes: the median of rounds of some 20 milliseconds. A turn is long enough for the rubbish
 * of the candidate before it to be collected, and starts with some rounds that do not count.
 */
export async function measure<Name extends string>(
  candidates: Readonly<Record<Name, () => unknown>>,
  options: { readonly seconds: number },
): Promise<Record<Name, number>> {
  const names = Object.keys(candidates) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      globalThis.gc?.();
      const batch = await warmUp(candidates[name]);
      const end = performance.now() + (options.seconds * 1000) / turns;
      while (performance.now() < end) samples.get(name)!.push(await round(candidates[name], batch));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name)!)])) as Record<Name, number>;
}

/** Runs for half a second, and finds how many calls make a round of about 20 milliseconds. */
async function warmUp(run: () => unknown): Promise<number> {
  let calls = 0;
  const start = performance.now();
  while (performance.now() - start < 500) {
    await run();
    calls++;
  }
  return Math.max(1, Math.round(calls / 25));
}

async function round(run: () => unknown, calls: number): Promise<number> {
  const start = performance.now();
  let last: unknown;
  for (let call = 0; call < calls; call++) {
    last = run();
    if (last instanceof Promise) await last;
  }
  return ((performance.now() - start) * 1000) / calls;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** A line of a report: what was measured, how long it took, and what follows. */
export function printRow(label: string, took: number, note = ''): void {
  console.log(`  ${label.padEnd(54)} ${microseconds(took).padStart(10)}  ${note}`.trimEnd());
}

export function times(ratio: number): string {
  return ratio >= 10 ? `${Math.round(ratio)} x` : `${ratio.toFixed(2)} x`;
}

function microseconds(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} ms` : `${value.toFixed(1)} µs`;
}
