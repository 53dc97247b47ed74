import { FacteurError } from '../errors.ts';

/** Vitest's mode for snapshots: `all` with `-u`, `none` with CI=true, otherwise `new`. */
export type UpdateMode = 'all' | 'new' | 'none';

// Vitest is an optional peer: the other exports of this entry work without it.
const vitest = await import('vitest').catch(() => undefined);

/** The functions of the Vitest that runs this suite. @throws FacteurError `vitest-missing` */
export function vitestRun(): typeof import('vitest') {
  if (vitest !== undefined) return vitest;
  throw new FacteurError(
    'vitest-missing',
    'describeTemplates registers tests with Vitest, which is not installed: npm install --save-dev vitest',
  );
}

/** Reads the mode from the running test. If it is unknown, nothing is written. */
export function updateMode(): UpdateMode {
  const { snapshotState } = vitestRun().expect.getState();
  const mode: unknown = Reflect.get(snapshotState, '_updateSnapshot');
  return mode === 'all' || mode === 'new' ? mode : 'none';
}
