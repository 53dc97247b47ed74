import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: !process.env.CI,
    // Many tests wait for a browser, a server or a program of their own: two at a time also where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: 'test/unpack-browser.ts',
    // To load the compiler takes longer than most files: a worker loads it once. No test replaces a module.
    isolate: false,
    // What a test waits for comes in the end, also on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongestFirst },
  },
});
