import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

const { FACTEUR_TEST_SEED: seed, FACTEUR_TEST_SEEDS: seeds = '1' } = process.env;
const isGivenSeeds = seed !== undefined || seeds !== '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need other programs: `npm run test:real`.
    exclude: [...configDefaults.exclude, 'test/real/**'],
    globalSetup: ['test/setup/temporary-folder.ts', 'test/setup/unpack-browser.ts'],
    setupFiles: isGivenSeeds ? ['test/setup/seeds.ts'] : [],
    testTimeout: 60_000 * Number(seeds),
    hookTimeout: 60_000,
    // One second, the default, is short for a browser on a machine that is busy.
    expect: { poll: { timeout: 20_000 } },
    allowOnly: !process.env.CI,
    // Many tests wait for a browser, a server or a program of their own: two at a time also where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // To load the compiler takes longer than most files: a worker loads it once. No test replaces a module.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
