import { execFile } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { exampleInvoice } from '../cli/example-invoice.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const execute = promisify(execFile);

/** A program of a user, in a folder with nothing else. */
const script = `
import { openTemplates } from 'facteur';
import { readFile } from 'node:fs/promises';
const templates = await openTemplates('node_modules/facteur/templates');
const template = await templates.get('invoice', 'nl');
const mail = template.render(JSON.parse(await readFile('invoice.json', 'utf8')), { now: new Date('2026-11-22') });
console.log(mail.subject);
`;

/**
 * Copies only the declared dependencies to where npm finds them installed. Nothing is fetched, and a package that is used but
 * not declared is missing.
 */
async function linkDependencies(folder: string): Promise<void> {
  for (const name of Object.keys(manifest.dependencies)) {
    const link = path.join(folder, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.resolve('node_modules', name), link);
  }
}

test('the packed package installs into an empty folder and runs there', { timeout: 300_000 }, async () => {
  const folder = await temporaryFolder();
  // `npm test` has built dist; building it again would change it while other tests use it.
  const packing = await execute('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [packed] = JSON.parse(packing.stdout) as { filename: string; files: { path: string }[] }[];
  const folders = new Set(packed!.files.map((file) => file.path.split('/')[0]));
  expect([...folders].filter((name) => !/^[A-Z]+(\.md)?$/.test(name!)).sort()).toEqual([
    'dist',
    'docs',
    'package.json',
    'templates',
  ]);

  await writeFile(
    path.join(folder, 'package.json'),
    '{ "name": "empty", "private": true, "type": "module" }',
  );
  await linkDependencies(folder);
  const install = [
    'install',
    '--offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `./${packed!.filename}`,
  ];
  await execute('npm', install, { cwd: folder });
  await writeFile(path.join(folder, 'invoice.json'), JSON.stringify(exampleInvoice()));
  await writeFile(path.join(folder, 'render.js'), script);
  const rendered = await execute(process.execPath, ['render.js'], { cwd: folder });
  expect(rendered.stdout).toBe('Factuur 2026-0142 van Kantoor Janssens\n');

  const fields = await execute('npx', ['--no', 'facteur', 'fields'], { cwd: folder });
  expect(fields.stdout).toContain('invoice.paymenturl ');
  await execute('npx', ['--no', 'facteur', 'render', 'invoice', '--data', 'invoice.json', '--out', 'out'], {
    cwd: folder,
  });
  expect((await readdir(path.join(folder, 'out/invoice/en'))).sort()).toEqual([
    'invoice.eml',
    'invoice.html',
    'invoice.txt',
  ]);
});
