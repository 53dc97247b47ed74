import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeTemplates } from '../../src/snapshots/describe-templates.ts';
import { makeFolder } from '../cli/temporary-folder.ts';
import { type SmallProject, smallProject } from './small-project.ts';

/** A project in a folder of its own, tested by a file as a user writes it. */
async function projectWithTests(folder: string, name: string, options = ''): Promise<SmallProject> {
  const project = await smallProject(path.join(folder, name));
  await writeFile(
    path.join(folder, `${name}.test.js`),
    `import { describeTemplates } from 'facteur/snapshots';\ndescribeTemplates('${name}/templates', { snapshots: '${name}/snapshots'${options} });\n`,
  );
  return project;
}

/** What became of the test file of one project. */
interface Outcome {
  readonly passed: boolean;
  /** The names of its tests, each with what it says of itself. */
  readonly output: string;
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/**
 * Runs the real Vitest, with the built package, in a process that knows nothing of this one: once for the test files of
 * all the projects that are named, because each run loads Vitest and the compiler.
 */
async function runTests(
  folder: string,
  projects: readonly string[],
  { args = [], env = {} }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<{ exitCode: number; outcomes: Record<string, Outcome> }> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^VITEST|^CI$|^NODE_ENV$|^TEST$|GITHUB/.test(name),
  );
  const files = projects.map((name) => `${name}.test.js`);
  const report = path.join(folder, 'tests.json');
  const exitCode = await new Promise<number>((resolve) => {
    execFile(
      process.execPath,
      [
        path.resolve('node_modules/vitest/vitest.mjs'),
        'run',
        '--reporter=json',
        `--outputFile=${report}`,
        ...files,
        ...args,
      ],
      { cwd: folder, env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env } },
      (error) => resolve(error === null ? 0 : Number(error.code)),
    );
  });
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as JsonReport;
  const outcomes = testResults.map(({ name, status, assertionResults }): [string, Outcome] => {
    const lines = assertionResults.map((each) =>
      [`${each.status} ${each.fullName}`, ...each.failureMessages].join('\n'),
    );
    return [path.basename(name, '.test.js'), { passed: status === 'passed', output: lines.join('\n') }];
  });
  return { exitCode, outcomes: Object.fromEntries(outcomes) };
}

type Run = Awaited<ReturnType<typeof runTests>>;

describe('describeTemplates', () => {
  let note: SmallProject;
  let missing: SmallProject;
  let orphaned: SmallProject;
  /** The runs, in their order. */
  let writing: Run;
  let inCi: Run;
  let changed: Run;
  let updating: Run;
  let afterwards: Run;

  beforeAll(async () => {
    const { folder, remove } = await makeFolder();
    await mkdir(path.join(folder, 'node_modules'));
    await symlink(path.resolve('.'), path.join(folder, 'node_modules/facteur'));
    await symlink(path.resolve('node_modules/vitest'), path.join(folder, 'node_modules/vitest'));
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    // One worker that loads the compiler once.
    await writeFile(
      path.join(folder, 'vitest.config.js'),
      'export default { test: { isolate: false, maxWorkers: 1 } };',
    );
    note = await projectWithTests(folder, 'note');
    missing = await projectWithTests(folder, 'missing');
    orphaned = await projectWithTests(folder, 'orphaned');
    const pictured = await projectWithTests(folder, 'pictured', ', images: true');

    writing = await runTests(folder, ['note', 'orphaned', 'pictured']);
    inCi = await runTests(folder, ['note', 'missing'], { env: { CI: 'true' } });

    await note.change('templates/note/template.mjml', '#1f2328', '#b00020');
    await rename(orphaned.path('snapshots/note/nl'), orphaned.path('snapshots/note/fr'));
    const other = await readFile(pictured.path('snapshots/note/en/plain.desktop-light.png'));
    await pictured.write('snapshots/note/en/plain.phone-light.png', other);
    changed = await runTests(folder, ['note', 'orphaned', 'pictured']);
    updating = await runTests(folder, ['note', 'orphaned'], { args: ['-u'] });
    afterwards = await runTests(folder, ['note', 'orphaned'], { env: { CI: 'true' } });
    return remove;
  }, 120_000);

  test('writes new snapshots, fails with a description of a change, and accepts it with -u', async () => {
    expect(writing.outcomes.note?.output).toMatch(/passed .*note\/en\/plain/);
    expect(writing.outcomes.note?.output).toMatch(/passed .*note\/nl\/plain/);
    expect(writing.exitCode).toBe(0);
    expect(await readFile(note.path('snapshots/note/nl/plain.subject.txt'), 'utf8')).toMatch(/^Factuur/);
    expect(inCi.outcomes.note?.passed).toBe(true);

    expect(changed.exitCode).toBe(1);
    expect(changed.outcomes.note?.passed).toBe(false);
    expect(changed.outcomes.note?.output).toContain(
      'The mail differs from its snapshot; vitest -u accepts the changes.',
    );
    expect(changed.outcomes.note?.output).toMatch(/“Please pay[^”]+”: color: #1f2328 -> #b00020/);

    expect(updating.exitCode).toBe(0);
    expect(updating.outcomes.note?.passed).toBe(true);
    expect(afterwards.exitCode).toBe(0);
    expect(afterwards.outcomes.note?.passed).toBe(true);
  });

  test('fails in CI if a snapshot is missing, and writes none', async () => {
    expect(inCi.exitCode).toBe(1);
    expect(inCi.outcomes.missing?.passed).toBe(false);
    expect(inCi.outcomes.missing?.output).toContain('This mail has no snapshot.');
    await expect(readFile(missing.path('snapshots/note/en/plain.html'))).rejects.toThrow(/ENOENT/);
  });

  test('fails if a snapshot no longer has a mail, and deletes it with -u', async () => {
    expect(writing.outcomes.orphaned?.passed).toBe(true);
    expect(changed.outcomes.orphaned?.passed).toBe(false);
    expect(changed.outcomes.orphaned?.output).toMatch(
      /These snapshots no longer belong to a mail; vitest -u deletes them:\s+orphaned\/snapshots\/note\/fr\/plain\.html/,
    );
    expect(updating.outcomes.orphaned?.passed).toBe(true);
    await expect(readFile(orphaned.path('snapshots/note/fr/plain.html'))).rejects.toThrow(/ENOENT/);
  });

  test('compares pictures if the option is set', () => {
    expect(writing.outcomes.pictured?.passed).toBe(true);
    expect(changed.outcomes.pictured?.passed).toBe(false);
    expect(changed.outcomes.pictured?.output).toMatch(
      /The picture phone-light: its size was 800 × \d+ and is 375 × \d+ pixels/,
    );
  });

  test.each([
    [{ snapshot: 'x' }, 'Unknown option "snapshot" of describeTemplates. Did you mean "snapshots"?'],
    [{ timeout: 0 }, 'The option "timeout" must be a whole number from 1 to 2147483647; received 0.'],
  ])('refuses %j', (options, message) => {
    expect(() => describeTemplates('templates', options as object)).toThrow(message);
  });
});
