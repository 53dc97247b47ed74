import fc from 'fast-check';
import { vi } from 'vitest';

const { FACTEUR_TEST_SEED: seed, FACTEUR_TEST_SEEDS: seeds } = process.env;

if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });

if (seeds !== undefined) {
  const assert = ((property: fc.IRawProperty<unknown>, parameters?: fc.Parameters<unknown>) => {
    const again = (): unknown => fc.assert(property, parameters);
    if (property.isAsync()) return repeat(again);
    for (let count = Number(seeds); count > 0; count--) again();
  }) as typeof fc.assert;
  vi.doMock('fast-check', () => ({ ...fc, assert, default: { ...fc, assert } }));
}

/** A run for each seed: one long run would try small values no more often than a short one. */
async function repeat(again: () => unknown): Promise<void> {
  for (let count = Number(seeds); count > 0; count--) await again();
}
