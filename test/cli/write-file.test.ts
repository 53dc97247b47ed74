import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeWholeFile } from '../../src/cli/render/write-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('writeWholeFile', () => {
  test('creates the folders, and replaces an existing file', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'a/b/mail.html');
    await writeWholeFile(file, 'old');
    await writeWholeFile(file, 'new');
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await readdir(path.dirname(file))).toEqual(['mail.html']);
  });

  test('leaves nothing behind when it fails', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'mail.html');
    // A folder cannot be replaced by a file, so the last step fails.
    await mkdir(path.join(file, 'inside'), { recursive: true });
    await expect(writeWholeFile(file, 'new')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['mail.html']);
  });

  test('does not follow a symbolic link at the target', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'outside a terminal'), 'kept');
    await symlink('outside a terminal', path.join(folder, 'mail.html'));
    await writeWholeFile(path.join(folder, 'mail.html'), 'new');
    expect(await readFile(path.join(folder, 'outside a terminal'), 'utf8')).toBe('kept');
  });
});
