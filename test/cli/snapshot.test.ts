import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type SmallProject, smallProject } from '../snapshots/small-project.ts';
import { type FinishedRun, runFacteur, runFacteurProcess } from './run-facteur.ts';

const run = (project: SmallProject, args: string[] = []): Promise<FinishedRun> =>
  runFacteur(['snapshot', ...args], { cwd: project.folder });

/** Runs in a process that first loads a module. */
const runAfter = (project: SmallProject, module: string): Promise<FinishedRun> =>
  runFacteurProcess(['snapshot'], { cwd: project.folder, env: { NODE_OPTIONS: `--import ${module}` } });

/** A project whose mails are approved. */
async function approved(args: string[] = ['--no-images']): Promise<SmallProject> {
  const project = await smallProject();
  expect((await run(project, ['--update', ...args])).exitCode).toBe(0);
  return project;
}

describe('facteur snapshot', () => {
  test('lists what is missing, approves it when asked to, and then passes', async () => {
    const project = await smallProject();
    const missing = await run(project, ['--no-images']);
    expect(missing.exitCode).toBe(1);
    expect(missing.stdout).toContain('Missing note/en/plain\n');
    expect(missing.stdout).toContain('0 of 2 mails are as approved, 2 missing.');
    expect(missing.stdout).toContain('Accept all: npx facteur snapshot --no-images --update\n');

    const update = await run(project, ['--no-images', '--update']);
    expect(update.stdout).toContain('Accepted note/en/plain\n');
    expect(update.exitCode).toBe(0);
    expect((await readdir(project.path('snapshots/note/en'))).sort()).toEqual([
      'plain.html',
      'plain.subject.txt',
      'plain.txt',
    ]);
    expect(await run(project, ['--no-images'])).toEqual({
      exitCode: 0,
      stdout: '2 of 2 mails are as approved.\n',
      stderr: '',
    });
  });

  test('takes four pictures of each mail, and describes one that differs', async () => {
    const project = await approved([]);
    expect((await readdir(project.path('snapshots/note/en'))).sort()).toEqual([
      'plain.desktop-dark.png',
      'plain.desktop-light.png',
      'plain.html',
      'plain.phone-dark.png',
      'plain.phone-light.png',
      'plain.subject.txt',
      'plain.txt',
    ]);
    expect((await run(project)).stdout).toBe('2 of 2 mails are as approved.\n');

    await project.change('templates/note/template.mjml', '#1f2328', '#b00020');
    await project.write('snapshots/note/nl/plain.phone-dark.png', 'no picture');
    const { stdout, exitCode } = await run(project);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /Changed note\/en\/plain\n {2}The <div> “Please pay[^”]+”: color: #1f2328 -> #b00020\n/,
    );
    expect(stdout).toMatch(/The picture phone-light: \d+ pixels differ \(\d+\.\d\d %\)\n/);
    expect(stdout).toContain('The picture phone-dark: it is not a readable PNG');
    expect(stdout).toContain(`Report:     ${path.join('snapshots', 'report', 'index.html')}\n`);
    expect(await readdir(project.path('snapshots/report/pictures/note/en'))).toContain(
      'plain.phone-light.difference.png',
    );
    expect(await readFile(project.path('snapshots/report/.gitignore'), 'utf8')).toBe('*\n');

    expect((await run(project, ['--update'])).exitCode).toBe(0);
    expect((await run(project)).exitCode).toBe(0);
  });

  test.each([
    ['a text', 'EN/pl'],
    ['a pattern', '*/en/*'],
    ['a whole name', 'note/en/plain'],
  ])('compares only the mails that a filter matches by %s', async (_, filter) => {
    const project = await approved();
    await project.change('templates/note/template.mjml', '#1f2328', '#b00020');
    const { stdout } = await run(project, ['--no-images', '--filter', filter]);
    expect(stdout).toContain('Changed note/en/plain');
    expect(stdout).not.toContain('note/nl/plain');
    const word = filter.includes('*') ? `'${filter}'` : filter;
    expect(stdout).toContain(`Accept all: npx facteur snapshot --no-images --update --filter ${word}\n`);
    await run(project, ['--no-images', '--update', '--filter', filter]);
    expect((await run(project, ['--no-images'])).stdout).toContain(
      '1 of 2 mails are as approved, 1 changed.',
    );
  });

  test('takes the full name of a mail to mean only that mail', async () => {
    const project = await smallProject();
    await project.write(
      'templates/note/samples/plain-two.json',
      await readFile(project.path('templates/note/samples/plain.json')),
    );
    const { stdout } = await run(project, ['--no-images', '--filter', 'note/en/plain']);
    expect(stdout).toContain('0 of 1 mails');
  });

  test('takes the full name of an orphan to mean only that orphan', async () => {
    const project = await approved();
    const sample = project.path('templates/note/samples/plain.json');
    await rename(sample, project.path('templates/note/samples/plain-two.json'));
    const { stdout } = await run(project, ['--no-images', '--update', '--filter', 'note/en/plain']);
    expect(stdout).toContain('Deleted note/en/plain\n');
    expect(stdout).not.toContain('plain-two');
  });

  test('says when a filter matches nothing', async () => {
    const { exitCode, stderr } = await run(await smallProject(), ['--no-images', '--filter', 'nothing']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'No mail of templates matches "nothing". Names have the form <template>/<language>/<sample>',
    );
  });

  test('lists snapshots whose sample is gone, and deletes them when asked to', async () => {
    const project = await approved();
    await project.write('snapshots/notes.md', 'a file of someone else');
    await rename(
      project.path('templates/note/samples/plain.json'),
      project.path('templates/note/samples/other.json'),
    );
    const { stdout, exitCode } = await run(project, ['--no-images']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`Orphaned note/en/plain\n  ${path.join('snapshots', 'note/en/plain.html')}\n`);
    expect(stdout).toContain('6 orphaned files');
    const update = await run(project, ['--no-images', '--update']);
    expect(update.stdout).toContain('Deleted note/en/plain\n');
    expect((await readdir(project.path('snapshots/note/en'))).sort()).toEqual([
      'other.html',
      'other.subject.txt',
      'other.txt',
    ]);
    expect(await readFile(project.path('snapshots/notes.md'), 'utf8')).toBe('a file of someone else');
  });

  test('continues after a sample that cannot be rendered, a damaged snapshot and one that cannot be written', async () => {
    const project = await approved();
    await project.write('templates/note/samples/broken.json', '{');
    await project.write('snapshots/note/en/plain.html', Buffer.from([0xff, 0xfe]));
    const { stdout, exitCode } = await run(project, ['--no-images']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Failed note/en/broken\n  The sample broken.json is not JSON');
    expect(stdout).toMatch(
      /Changed note\/en\/plain\n {2}The snapshot \S*plain\.html cannot be used: it is not UTF-8/,
    );
    expect(stdout).toContain('1 of 4 mails are as approved, 1 changed, 2 failed.');

    await rm(project.path('templates/note/samples/broken.json'));
    await project.change('templates/note/template.mjml', '#1f2328', '#b00020');
    await rm(project.path('snapshots/note/en/plain.txt'));
    await mkdir(project.path('snapshots/note/en/plain.txt'));
    const update = await run(project, ['--no-images', '--update']);
    expect(update.exitCode).toBe(1);
    expect(update.stdout).toMatch(
      /Failed note\/en\/plain\n {2}Cannot write \S*plain\.txt: there is a folder where a file is needed/,
    );
    expect(update.stdout).toContain('Accepted note/nl/plain\n');
    expect((await readFile(project.path('snapshots/note/en/plain.html'))).length).toBe(2);
  });

  test('compares HTML and text if no browser runs, says what to do, and fails', async () => {
    const project = await approved();
    const elsewhere = `data:text/javascript,Object.defineProperty(process,'platform',{value:'darwin'})`;
    const { stdout, exitCode } = await runAfter(project, elsewhere);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('2 of 2 mails are as approved.\n');
    expect(stdout).toMatch(
      /No pictures: The pinned browser .* runs only on Linux x64, and this machine is darwin/,
    );
  });

  test('says which packages pictures need', async () => {
    const project = await approved();
    const hook = `export const resolve=(name,context,next)=>{if(name==='playwright-core')throw Object.assign(new Error(name),{code:'ERR_MODULE_NOT_FOUND'});return next(name,context)}`;
    const register = `import{register}from'node:module';register('data:text/javascript,'+encodeURIComponent(${JSON.stringify(hook)}))`;
    await writeFile(project.path('without.mjs'), register);
    const { stdout, exitCode } = await runAfter(project, pathToFileURL(project.path('without.mjs')).href);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'Pictures need packages that are not installed: npm install --save-dev playwright-core.',
    );
  });

  test('says when there is no templates folder', async () => {
    const { exitCode, stderr } = await run(await smallProject(), ['mails']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no templates folder at mails.');
  });

  test('repeats its own folders in the command that accepts', async () => {
    const project = await smallProject();
    await rename(project.path('templates'), project.path("designer's mails"));
    const { stdout } = await run(project, ["designer's mails", '--no-images', '--snapshots', 'approved']);
    expect(stdout).toContain(
      `Accept all: npx facteur snapshot 'designer'\\''s mails' --snapshots approved --no-images --update\n`,
    );
  });
});
