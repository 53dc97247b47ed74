import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { type CodeBlock, findCodeBlocks } from './code-blocks.ts';

const execute = promisify(execFile);

/**
 * Blocks marked ```` ```js run ```` or ```` ```ts run ```` are run in a folder with facteur, its templates, and the sample `plain` of the
 * invoice as `invoice.json`; they must end without an error, `ts` must be free of type errors too.
 * A block marked `output` below one holds exactly what it prints.
 */
interface Snippet {
  readonly title: string;
  readonly block: CodeBlock;
  readonly output: string | undefined;
}

async function findSnippets(): Promise<Snippet[]> {
  const docs = (await readdir('docs')).map((name) => `docs/${name}`);
  const files = [...(await readdir('.')), ...docs].filter((name) => name.endsWith('.md')).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const blocks = findCodeBlocks(await readFile(file, 'utf8'));
      return blocks.flatMap((block, index): Snippet[] => {
        if (!block.marks.includes('run')) return [];
        const next = blocks[index + 1];
        const output = next?.marks.includes('output') === true ? next.code : undefined;
        return [{ title: `${file}:${block.line}`, block, output }];
      });
    }),
  );
  return found.flat();
}

async function snippetFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'node_modules/@types'), { recursive: true });
  await symlink(process.cwd(), path.join(folder, 'node_modules/facteur'));
  await symlink(path.resolve('node_modules/@types/node'), path.join(folder, 'node_modules/@types/node'));
  await symlink(path.resolve('templates'), path.join(folder, 'templates'));
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(path.join(folder, 'invoice.json'), await readFile('templates/invoice/samples/plain.json'));
  return folder;
}

async function compileTypeScript(folder: string): Promise<void> {
  const options = [
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--strict',
    '--skipLibCheck',
    '--types',
    'node',
  ];
  const compiler = path.resolve('node_modules/typescript/bin/tsc');
  await execute(process.execPath, [compiler, ...options, 'snippet.ts'], { cwd: folder }).catch(
    (error: unknown) => {
      throw new Error((error as { stdout: string }).stdout);
    },
  );
}

const snippets = await findSnippets();

describe('the code of the documentation', () => {
  test.each(snippets)('$title runs', async ({ block, output }) => {
    const folder = await snippetFolder();
    await writeFile(path.join(folder, `snippet.${block.language}`), block.code);
    if (block.language === 'ts') await compileTypeScript(folder);
    const { stdout } = await execute(process.execPath, ['snippet.js'], { cwd: folder });
    if (output !== undefined) expect(stdout).toBe(output);
  });

  test('is marked where it is to be run', async () => {
    expect(snippets.map(({ title }) => title.split(':')[0])).toContain('docs/command-line.md');
  });
});

test('fenced blocks are found with their marks', () => {
  const markdown = 'a\n\n```js run\nlet a;\n```\n\n```text output\n1\n```\n```sh\nls\n```\n';
  expect(findCodeBlocks(markdown)).toEqual([
    { language: 'js', marks: ['run'], code: 'let a;\n', line: 3 },
    { language: 'text', marks: ['output'], code: '1\n', line: 7 },
    { language: 'sh', marks: [''], code: 'ls\n', line: 10 },
  ]);
});
