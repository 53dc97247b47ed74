import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSnapshot } from '../../src/snapshots/read-snapshot.ts';
import { writeSnapshot } from '../../src/snapshots/write-snapshot.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const id = { template: 'invoice', locale: 'nl', sample: 'plain' };
const mail = { subject: 'Factuur 1', html: '<p>één</p>\n', text: 'één\n' };

describe('a snapshot', () => {
  test('is read as it was written', async () => {
    const folder = await temporaryFolder();
    const text = fc.string({ unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (subject, html, body) => {
        const written = { subject: subject.replace(/[\r\n]/g, ' '), html, text: body };
        await writeSnapshot(folder, id, written);
        expect(await readSnapshot(folder, id)).toEqual(written);
      }),
      { numRuns: 30 },
    );
  });

  test('consists of its own files and nothing else', async () => {
    const folder = await temporaryFolder();
    await writeSnapshot(folder, id, mail, new Map([['phone-dark', Buffer.from('png')]]));
    expect((await readdir(path.join(folder, 'invoice/nl'))).sort()).toEqual([
      'plain.html',
      'plain.phone-dark.png',
      'plain.subject.txt',
      'plain.txt',
    ]);
    expect(await readFile(path.join(folder, 'invoice/nl/plain.html'), 'utf8')).toBe(mail.html);
    expect(await readFile(path.join(folder, 'invoice/nl/plain.subject.txt'), 'utf8')).toBe('Factuur 1\n');
  });

  test('that does not exist is undefined', async () => {
    expect(await readSnapshot(await temporaryFolder(), id)).toBeUndefined();
  });

  test('returns the files that were written', async () => {
    const folder = await temporaryFolder();
    expect(await writeSnapshot(folder, id, mail)).toHaveLength(3);
    expect(await writeSnapshot(folder, id, { ...mail, text: 'twee\n' })).toEqual([
      path.join(folder, 'invoice/nl/plain.txt'),
    ]);
  });

  test.each(['..', 'a/b', '', 'a\\b'])('of a template %j is refused', async (template) => {
    await expect(readSnapshot('snapshots', { ...id, template })).rejects.toThrow(
      /is not a valid snapshot name/,
    );
  });
});

describe('a snapshot that cannot be read', () => {
  test('is named if it is not UTF-8', async () => {
    const folder = await temporaryFolder();
    await writeSnapshot(folder, id, mail);
    await writeFile(path.join(folder, 'invoice/nl/plain.html'), Buffer.from([0xff, 0xfe, 0x41]));
    await expect(readSnapshot(folder, id)).rejects.toMatchObject({
      code: 'snapshot-damaged',
      message: expect.stringMatching(/plain\.html cannot be used: it is not UTF-8 text/),
    });
  });

  test('is named if one of its files is missing', async () => {
    const folder = await temporaryFolder();
    await writeSnapshot(folder, id, mail);
    await rm(path.join(folder, 'invoice/nl/plain.txt'));
    await expect(readSnapshot(folder, id)).rejects.toThrow(/plain\.txt cannot be used: it is missing/);
  });
});

describe('a snapshot that cannot be written', () => {
  test('restores every file, including those already written', async () => {
    const folder = await temporaryFolder();
    await writeSnapshot(folder, id, mail);
    const subject = path.join(folder, 'invoice/nl/plain.subject.txt');
    await rm(subject);
    await mkdir(subject);
    await expect(
      writeSnapshot(folder, id, { subject: 'new', html: 'new', text: 'new' }),
    ).rejects.toMatchObject({
      code: 'file-not-writable',
      message: expect.stringMatching(/plain\.subject\.txt: there is a folder where a file is needed/),
    });
    expect(await readFile(path.join(folder, 'invoice/nl/plain.html'), 'utf8')).toBe(mail.html);
    expect(await readFile(path.join(folder, 'invoice/nl/plain.txt'), 'utf8')).toBe(mail.text);
    expect((await readdir(path.join(folder, 'invoice/nl'))).filter((name) => name.startsWith('.'))).toEqual(
      [],
    );
  });

  test('leaves nothing where there was nothing', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'invoice/nl/plain.subject.txt'), { recursive: true });
    await expect(writeSnapshot(folder, id, mail)).rejects.toThrow(/Cannot write/);
    expect(await readdir(path.join(folder, 'invoice/nl'))).toEqual(['plain.subject.txt']);
  });

  test('reports a file in the place of its folder', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'invoice'), '');
    await expect(writeSnapshot(folder, id, mail)).rejects.toThrow(
      /plain\.html: there is a file where a folder is needed/,
    );
  });
});
