import { mkdirSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Creates a temporary folder for the whole run, and fails the run if something is left in it.
 * It must be first in `globalSetup`, so that its teardown comes last, after other setups have removed their files.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'facteur-tests-'));
  // Other users may enter it, because a test opens a store as another user.
  await chmod(folder, 0o711);
  const variables = ['TMPDIR', 'TMP', 'TEMP'];
  const before = variables.map((name) => [name, process.env[name]] as const);
  for (const name of variables) process.env[name] = folder;
  // Otherwise TypeScript makes Node cache compiled code in the temporary folder.
  process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  return async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await rm(path.join(folder, browsers), { recursive: true, force: true, maxRetries: 3 });
    const left = (await readdir(folder)).filter((name) => !leftByKilledBrowser.test(name));
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    if (left.length === 0) return;
    // Vitest prints an error in a teardown, but does not fail the run.
    process.exitCode = 1;
    throw new Error(`The tests left this in the temporary folder: ${left.toSorted().join(', ')}`);
  };
}

const browsers = 'browsers';

/** Playwright deletes these when it closes a browser, which does not happen if a test kills the process. */
const leftByKilledBrowser = /^playwright[-_]/;

/** The profiles of the browsers that workers share. */
export function browsersFolder(): string {
  const folder = path.join(tmpdir(), browsers);
  mkdirSync(folder, { recursive: true });
  return folder;
}
