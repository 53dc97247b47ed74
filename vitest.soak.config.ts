import { defineConfig } from 'vitest/config';

/** The kill loops with so many rounds that they take minutes, by hand: `npm run soak`. FACTEUR_TEST_ROUNDS says how many. */
export default defineConfig({
  test: {
    include: ['test/payment-links/stores/crash.test.ts', 'test/real/payment-links/postgres.test.ts'],
    globalSetup: 'test/real/global-setup.ts',
    env: { FACTEUR_TEST_ROUNDS: process.env.FACTEUR_TEST_ROUNDS ?? '2000' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
