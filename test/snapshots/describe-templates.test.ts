import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeTemplates } from '../../src/snapshots/describe-templates.ts';
import { type SmallProject, smallProject } from './small-project.ts';

/** A project with the built package and Vitest, and a test file as a user writes it. */
async function projectWithTests(options = ''): Promise<SmallProject> {
  const project = await smallProject();
  await mkdir(project.path('node_modules'));
  await symlink(path.resolve('.'), project.path('node_modules/facteur'));
  await symlink(path.resolve('node_modules/vitest'), project.path('node_modules/vitest'));
  await project.write('package.json', '{ "type": "module" }');
  await project.write('vitest.config.js', 'export default {};');
  await project.write(
    'mails.test.js',
    `import { describeTemplates } from 'facteur/snapshots';\ndescribeTemplates('templates'${options});\n`,
  );
  return project;
}

/** Runs the real Vitest, in a process that knows nothing of this one. */
function runTests(
  project: SmallProject,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<{ exitCode: number; output: string }> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^VITEST|^CI$|^NODE_ENV$|^TEST$|GITHUB/.test(name),
  );
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.resolve('node_modules/vitest/vitest.mjs'), 'run', '--reporter=verbose', ...args],
      { cwd: project.folder, env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env } },
      (error, stdout, stderr) =>
        resolve({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

describe('describeTemplates', () => {
  test('writes new snapshots, fails with words on a change, and accepts it with -u', async () => {
    const project = await projectWithTests();
    const first = await runTests(project);
    expect(first.output).toMatch(/✓ .*note\/en\/plain/);
    expect(first.output).toMatch(/✓ .*note\/nl\/plain/);
    expect(first.exitCode).toBe(0);
    expect(await readFile(project.path('snapshots/note/nl/plain.subject.txt'), 'utf8')).toMatch(/^Factuur/);
    expect((await runTests(project, [], { CI: 'true' })).exitCode).toBe(0);

    await project.change('templates/note/template.mjml', '#1f2328', '#b00020');
    const changed = await runTests(project);
    expect(changed.exitCode).toBe(1);
    expect(changed.output).toContain(
      'The mail is not as it was approved; vitest -u approves it as it is now.',
    );
    expect(changed.output).toMatch(/“Please pay[^”]+”: color: #1f2328 -> #b00020/);

    expect((await runTests(project, ['-u'])).exitCode).toBe(0);
    expect((await runTests(project, [], { CI: 'true' })).exitCode).toBe(0);
  });

  test('fails in CI where a snapshot is missing, and writes none', async () => {
    const project = await projectWithTests();
    const { exitCode, output } = await runTests(project, [], { CI: 'true' });
    expect(exitCode).toBe(1);
    expect(output).toContain('There is no snapshot of this mail.');
    await expect(readFile(project.path('snapshots/note/en/plain.html'))).rejects.toThrow(/ENOENT/);
  });

  test('fails where a snapshot has no mail any more, and deletes it with -u', async () => {
    const project = await projectWithTests();
    await runTests(project);
    await rename(project.path('snapshots/note/nl'), project.path('snapshots/note/fr'));
    const { exitCode, output } = await runTests(project);
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /These belong to no mail any more; vitest -u deletes them:\s+snapshots\/note\/fr\/plain\.html/,
    );
    expect((await runTests(project, ['-u'])).exitCode).toBe(0);
    await expect(readFile(project.path('snapshots/note/fr/plain.html'))).rejects.toThrow(/ENOENT/);
  });

  test('compares pictures when asked to', async () => {
    const project = await projectWithTests(", { snapshots: 'approved', images: true }");
    expect((await runTests(project)).exitCode).toBe(0);
    const other = await readFile(project.path('approved/note/en/plain.desktop-light.png'));
    await project.write('approved/note/en/plain.phone-light.png', other);
    const { exitCode, output } = await runTests(project);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/The picture phone-light: its size was 800 × \d+ and is 375 × \d+ pixels/);
  });

  test.each([
    [{ snapshot: 'x' }, 'Unknown option "snapshot". Did you mean "snapshots"?'],
    [{ timeout: 0 }, 'The option "timeout" is a number of milliseconds from 1; received 0.'],
  ])('refuses %j', (options, message) => {
    expect(() => describeTemplates('templates', options as object)).toThrow(message);
  });
});
