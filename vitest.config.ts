import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need other programs: `npm run test:real`.
    exclude: [...configDefaults.exclude, 'test/real/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One second, the default, is short for a browser on a machine that is busy.
    expect: { poll: { timeout: 20_000 } },
    allowOnly: !process.env.CI,
    // Many tests wait for a browser, a server or a program of their own: two at a time also where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
