import { defineConfig } from 'vitest/config';

/** What needs another program or a server, and the kill loop on SQLite with more rounds: `npm run test:real`. */
export default defineConfig({
  test: {
    include: ['test/real/**/*.test.ts', 'test/payment-links/stores/crash.test.ts'],
    globalSetup: 'test/real/global-setup.ts',
    env: { FACTEUR_TEST_ROUNDS: '210' },
    // LibreOffice takes seconds to start.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    allowOnly: !process.env.CI,
    maxWorkers: 2,
  },
});
