import { mkdirSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Gives the whole run a temporary folder of its own, and fails the run if something is left in it.
 * Comes first in `globalSetup`: what other setups leave until their teardown is gone by then.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'facteur-tests-'));
  // Another user may enter it: a test opens a store as one.
  await chmod(folder, 0o711);
  const variables = ['TMPDIR', 'TMP', 'TEMP'];
  const before = variables.map((name) => [name, process.env[name]] as const);
  for (const name of variables) process.env[name] = folder;
  // TypeScript has Node keep what it has compiled, in the folder of temporary files.
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
    // Vitest only prints an error of a teardown.
    process.exitCode = 1;
    throw new Error(`The tests left this in the temporary folder: ${left.toSorted().join(', ')}`);
  };
}

const browsers = 'browsers';

/** Playwright deletes these when a browser is closed, which a process that a test kills does not do. */
const leftByKilledBrowser = /^playwright[-_]/;

/** Where the browsers that workers share have their profiles. */
export function browsersFolder(): string {
  const folder = path.join(tmpdir(), browsers);
  mkdirSync(folder, { recursive: true });
  return folder;
}
