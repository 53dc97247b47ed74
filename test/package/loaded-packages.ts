import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';

/** Module hooks that record each ES module, and the first CommonJS module of each package, that Node loads. */
const hooks = `
import { appendFileSync } from 'node:fs';
let log;
export function initialize(file) { log = file; }
export async function load(url, context, next) { appendFileSync(log, url + '\\n'); return next(url, context); }
`;

const register = (hooksFile: string, log: string): string => `
import { register } from 'node:module';
register(${JSON.stringify(pathToFileURL(hooksFile).href)}, { data: ${JSON.stringify(log)} });
`;

/** What a script loaded, according to Node, and the output of the script. */
export interface Loaded {
  readonly packages: string[];
  /** Modules of facteur, by their paths in src: `render/template.ts`. A file of dist contains several. */
  readonly own: string[];
  /** The number of files of dist. */
  readonly files: number;
  readonly stdout: string;
}

/** Runs an ES module in a new Node process, and returns the packages that it loaded, CommonJS included. */
export async function loadedBy(
  script: string,
  folder: string,
  args: readonly string[] = [],
): Promise<Loaded> {
  const log = path.join(folder, 'loaded.log');
  const files = { hooks: path.join(folder, 'hooks.mjs'), register: path.join(folder, 'register.mjs') };
  await writeFile(log, '');
  await writeFile(files.hooks, hooks);
  const atExit = `
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const { cache } = createRequire(import.meta.url);
process.on('exit', () => appendFileSync(${JSON.stringify(log)}, Object.keys(cache).join('\\n')));
`;
  await writeFile(files.register, register(files.hooks, log) + atExit);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', pathToFileURL(files.register).href, script, ...args],
    { maxBuffer: 100_000_000 },
  );
  const loaded = (await readFile(log, 'utf8')).split('\n').map(decodeURI);
  const packages = loaded.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  const dist = pathToFileURL(path.resolve('dist')).href;
  const built = [...new Set(loaded.filter((file) => file.startsWith(dist)))];
  const own = (await Promise.all(built.map((file) => modulesIn(fileURLToPath(file))))).flat();
  return {
    packages: [...new Set(packages)].sort(),
    own: [...new Set(own)].sort(),
    files: built.length,
    stdout,
  };
}

/** The modules that a built file was made of, by its source map. A file without one only exports what others contain. */
async function modulesIn(file: string): Promise<string[]> {
  const code = await readFile(file, 'utf8');
  if (!code.includes('//# sourceMappingURL=')) {
    expect(code, `${file} has no source map`).toMatch(
      /^(?:import [^;]+;\n|export \{[^}]*\}(?: from "[^"]+")?;\n)*$/,
    );
    return [];
  }
  const { sources } = JSON.parse(await readFile(`${file}.map`, 'utf8')) as { sources: string[] };
  return sources.map((source) => path.relative('src', path.resolve(path.dirname(file), source)));
}
