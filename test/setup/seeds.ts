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

/** Runs a test with each seed, because one long run would not try small values more often than a short one. */
async function repeat(again: () => unknown): Promise<void> {
  for (let count = Number(seeds); count > 0; count--) await again();
}
