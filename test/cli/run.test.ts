import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { exampleInvoice } from './example-invoice.ts';
import { mainFile, runFacteur, runFacteurProcess } from './run-facteur.ts';

describe('the command line', () => {
  test('describes itself and gives examples, with --help and without a command', async () => {
    const help = await runFacteur(['--help']);
    const bare = await runFacteur([]);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('Commands:\n  render');
    expect(help.stdout).toContain('$ facteur render --all --out out');
    expect(help.stderr).toBe('');
    expect(bare.exitCode).toBe(2);
    expect(bare.stderr).toBe(help.stdout);
  });

  test.each(['render', 'fields'])('has help with examples for %s', async (command) => {
    const { exitCode, stdout } = await runFacteur([command, '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Usage: facteur ${command}`);
    expect(stdout).toContain(`Examples:\n  $ facteur ${command}`);
    expect((await runFacteur(['help', command])).stdout).toBe(stdout);
  });

  test('prints the version of the package', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    expect(await runFacteur(['--version'])).toEqual({
      exitCode: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
  });

  test.each([
    { args: ['rendr'], says: "Unknown command 'rendr'\n(Did you mean render?)" },
    { args: ['fields', '--jsn'], says: "Unknown option '--jsn'\n(Did you mean --json?)" },
    { args: ['render'], says: 'Name a template' },
    { args: ['render', 'invoice'], says: 'Name a file with invoice data' },
    { args: ['render', '--all'], says: 'Add --out <folder>.' },
    { args: ['render', '--all', '--out', 'out', '--data', 'a.json'], says: 'Remove --data.' },
    { args: ['render', 'a', 'b'], says: 'Too many arguments' },
    { args: ['render', 'invoice', '--data', '-', '--format', 'htm'], says: 'Did you mean "html"?' },
    {
      args: ['render', 'invoice', '--data', '-', '--format', 'html,text'],
      says: 'Standard output takes one format',
    },
    { args: ['render', 'invoice', '--data', '-', '--now', 'tomorrow'], says: 'ISO 8601' },
    { args: ['render', 'invoice', '--data', '-', '--now', '2026-02-31T10:00'], says: 'ISO 8601' },
    { args: ['render', 'invoice', '--data', '-', '--locale', 'x_y'], says: 'language tag' },
    { args: ['render', 'invoic', '--data', '-'], says: 'Did you mean "invoice"?' },
    { args: ['render', '../templates/invoice', '--data', '-'], says: 'There is no template' },
    { args: ['render', 'invoice', '--data', 'missing.json'], says: 'missing.json: there is no such file' },
    { args: ['render', 'invoice', '--data', '.'], says: 'it is a folder' },
    {
      args: ['render', '--all', '--out', 'out', '--templates', 'missing'],
      says: 'no templates folder at missing',
    },
    { args: ['fields', '--locale', '??'], says: 'language tag' },
  ])('refuses $args with exit code 2 and says what to do', async ({ args, says }) => {
    const { exitCode, stdout, stderr } = await runFacteur(args);
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^Error: /);
    expect(stderr).not.toMatch(/\n\s+at .*\.js:/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  test('prints no colours outside a terminal', async () => {
    const { stderr } = await runFacteur(['render', 'invoic', '--data', '-'], { env: { FORCE_COLOR: '1' } });
    expect(stderr).not.toContain('\u001b');
  });
});

describe('the command line in its own process', () => {
  const render = ['render', 'invoice', '--data', '-', '--format', 'text', '--now', '2026-11-22'];

  test('renders standard input to standard output', async () => {
    const options = { input: JSON.stringify(exampleInvoice()) };
    const run = await runFacteurProcess(render, options);
    expect(run.stdout).toContain('https://pay.example.be/7H3K9QWX2M4ABC');
    expect(run).toEqual(await runFacteur(render, options));
    expect(run.exitCode).toBe(0);
  });

  test.each([
    { args: render, exitCode: 1 },
    { args: ['rendr'], exitCode: 2 },
    { args: ['fields', '--help'], exitCode: 0 },
  ])('ends $args with $exitCode', async ({ args, exitCode }) => {
    const run = await runFacteurProcess(args);
    expect(run).toEqual(await runFacteur(args));
    expect(run.exitCode).toBe(exitCode);
  });

  test('ends quietly when its reader closes the pipe', async () => {
    const child = spawn(process.execPath, [mainFile, 'fields']);
    child.stdout.destroy();
    const closed = once(child, 'close');
    expect(await text(child.stderr)).toBe('');
    expect(await closed).toEqual([0, null]);
  });
});
