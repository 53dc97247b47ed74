import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };

const execute = promisify(execFile);

/**
 * Creates a folder with only the packed package, as after `npm install facteur`. Its dependencies come from the checkout, so
 * nothing is fetched. `dist` is not built again. The caller removes the folder.
 */
export async function installPackage(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'facteur-'));
  const { stdout } = await execute('npm', [
    ...['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', folder],
  ]);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const installed = path.join(folder, 'node_modules/facteur');
  await mkdir(installed, { recursive: true });
  await execute('tar', ['-xzf', path.join(folder, filename), '-C', installed, '--strip-components', '1']);
  await rm(path.join(folder, filename));
  // A TypeScript project installs the types of Node itself.
  for (const name of [...Object.keys(manifest.dependencies), '@types/node']) {
    const link = path.join(folder, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.resolve('node_modules', name), link);
  }
  return folder;
}
