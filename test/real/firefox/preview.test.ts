import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { findProgram } from '../programs.ts';

test('the preview works in Firefox: viewing, editing, saving, comparing; a mail runs no scripts and loads nothing', () => {
  const script = new URL('look-in-firefox.js', import.meta.url).pathname;
  const firefox = findProgram(['firefox-esr', 'firefox'])!;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, firefox], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^The preview works in it/);
});
