import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { mainFile, runFacteurProcess } from '../cli/run-facteur.ts';

const execute = promisify(execFile);
const { version, engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  engines: { node: string };
};

describe('the command', () => {
  test('is executable after a build', () => {
    expect((statSync(mainFile).mode & 0o777).toString(8)).toBe('755');
  });

  test('runs in a checkout through npx', async () => {
    const { stdout } = await execute('npx', ['--no-install', 'facteur', '--version']);
    expect(stdout.trim()).toBe(version);
  });

  test.each(['18.20.8', '20.18.3'])('on Node %s, says only which Node it needs', async (node) => {
    const { exitCode, stdout, stderr } = await onNode(node);
    expect(stderr).toBe(
      `Error: facteur needs Node ${engines.node.replace('>=', '')} or later; this is Node ${node}.\n`,
    );
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
  });

  test.each(['20.19.0', '22.0.0'])('runs on Node %s', async (node) => {
    expect(await onNode(node)).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('has only syntax that older versions of Node can parse', () => {
    const built = readFileSync(mainFile, 'utf8');
    expect(built).not.toMatch(/^import |\bawait\b|\?\.|\?\?/m);
  });
});

/** Runs `facteur --version` on this Node, which pretends to be another version. */
function onNode(version: string): ReturnType<typeof runFacteurProcess> {
  const preload = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  return runFacteurProcess(['--version'], {
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}` },
  });
}
