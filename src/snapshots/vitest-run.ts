import { FacteurError } from '../errors.ts';

/** What Vitest was told to do with snapshots: `-u` is `all`, CI=true is `none`, otherwise `new`. */
export type UpdateMode = 'all' | 'new' | 'none';

// Vitest is an optional peer: whoever has no test suite uses the other names of this door without it.
const vitest = await import('vitest').catch(() => undefined);

/** The functions of the Vitest that runs this suite. @throws FacteurError `vitest-missing` */
export function vitestRun(): typeof import('vitest') {
  if (vitest !== undefined) return vitest;
  throw new FacteurError(
    'vitest-missing',
    'describeTemplates registers tests with Vitest, which is not installed: npm install --save-dev vitest',
  );
}

/** Reads the mode from the running test. Where Vitest does not say it, nothing is written. */
export function updateMode(): UpdateMode {
  const { snapshotState } = vitestRun().expect.getState();
  const mode: unknown = Reflect.get(snapshotState, '_updateSnapshot');
  return mode === 'all' || mode === 'new' ? mode : 'none';
}
