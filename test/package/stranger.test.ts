import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { installPackage } from './installed-package.ts';
import { findSnippets } from './snippets.ts';

const execute = promisify(execFile);

/** `facteur`, `facteur/word` … */
const doors = Object.keys(manifest.exports)
  .filter((door) => door !== './package.json')
  .map((door) => `facteur${door.slice(1)}`);

const snippets = await findSnippets();

/** Runs a Node program in an empty folder, where it finds only the packages installed above it. */
async function run(file: string, ...args: string[]): Promise<string> {
  const cwd = path.join(folder, 'empty');
  const { stdout } = await execute(process.execPath, [...args, path.join(folder, file)], { cwd });
  expect(await readdir(cwd)).toEqual([]);
  return stdout;
}

/** The output of TypeScript for the project. The files of the package and its dependencies are checked too. */
async function typeErrors(config: string): Promise<string> {
  const compiler = path.resolve('node_modules/typescript/bin/tsc');
  const run = execute(process.execPath, [compiler, '-p', config], { cwd: folder });
  return run.then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

const fileOf = (title: string): string => title.replace(/[^A-Za-z0-9-]+/g, '-');

let folder: string;

afterAll(() => rm(folder, { recursive: true, force: true }));

beforeAll(async () => {
  folder = await installPackage();
  const write = (file: string, text: string): Promise<void> => writeFile(path.join(folder, file), text);
  await mkdir(path.join(folder, 'empty'));
  await write('package.json', '{ "type": "module" }');
  for (const { title, block } of snippets) await write(`${fileOf(title)}.${block.language}`, block.code);
  const names = doors.map((_, index) => `door${index}`);
  const print = `console.log(JSON.stringify([${names.join(', ')}].map((door) => Object.keys(door).sort())));\n`;
  const imports = doors.map((door, index) => `import * as door${index} from '${door}';\n`).join('');
  const requires = doors.map((door, index) => `import door${index} = require('${door}');\n`).join('');
  await write('import-doors.ts', `${imports}${print}`);
  await write('require-doors.cts', `${requires}${print}`);
  const options = { target: 'es2023', strict: true, exactOptionalPropertyTypes: true, types: ['node'] };
  const config = (name: string, more: object, exclude: string[] = []): Promise<void> =>
    write(
      name,
      JSON.stringify({ compilerOptions: { ...options, ...more }, include: ['*.ts', '*.cts'], exclude }),
    );
  await config('nodenext.json', { module: 'nodenext' });
  await config('bundler.json', { module: 'esnext', moduleResolution: 'bundler', noEmit: true }, ['*.cts']);
});

describe('in a folder with only the installed package', () => {
  test('every door, and the code of the documentation, has no type error with module nodenext', async () => {
    expect(await typeErrors('nodenext.json')).toBe('');
  });

  test('every door, and the code of the documentation, has no type error with moduleResolution bundler', async () => {
    expect(await typeErrors('bundler.json')).toBe('');
  });

  test('every door can be imported and required, and gives the same names', async () => {
    const [imported, required] = [await run('import-doors.js'), await run('require-doors.cjs')];
    const names = JSON.parse(imported) as string[][];
    expect(names.map(({ length }) => length > 0)).toEqual(doors.map(() => true));
    expect(required).toBe(imported);
  });

  test.each(snippets)('the code at $title runs', async ({ title, output }) => {
    const printed = await run(`${fileOf(title)}.js`);
    if (output !== undefined) expect(printed).toBe(output);
  });
});
