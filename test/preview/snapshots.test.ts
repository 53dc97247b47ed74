import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SnapshotReport } from '../../src/preview/preview-api.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { type PreviewOnCopy, plainInvoice, queryOf, startOnCopy } from './start-on-copy.ts';

const compare = async (preview: PreviewOnCopy): Promise<SnapshotReport> =>
  (await (await preview.get(`/api/snapshot?${queryOf()}`)).json()) as SnapshotReport;

describe('a snapshot', () => {
  test('is approved, compared and approved again', async () => {
    const snapshots = path.join(await temporaryFolder(), 'snapshots');
    const preview = await startOnCopy({ snapshots });
    expect((await preview.state()).snapshots).toBe(snapshots);
    expect(await compare(preview)).toEqual({ ...plainInvoice, status: 'none', differences: [] });

    const approved = await preview.post('/api/approve', plainInvoice);
    expect(await approved.json()).toMatchObject({ status: 'same' });
    expect(await readdir(path.join(snapshots, 'invoice', 'nl'))).toEqual(
      expect.arrayContaining(['plain.html', 'plain.txt']),
    );

    const file = preview.file('invoice/locales/nl.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Beste ', 'Dag '));
    const changed = await compare(preview);
    expect(changed.status).toBe('changed');
    expect(changed.differences.join('\n')).toContain('Dag');
    expect(await (await preview.get(`/frame?id=${changed.approvedId}`)).text()).toContain('Beste An');

    await preview.post('/api/approve', plainInvoice);
    expect((await compare(preview)).status).toBe('same');
    expect(await readFile(path.join(snapshots, 'invoice', 'nl', 'plain.html'), 'utf8')).toContain('Dag An');
  });

  test('of a shipped mail is the same, whichever library compressed its QR code', async () => {
    const preview = await startOnCopy({ snapshots: 'snapshots' });
    expect(await compare(preview)).toMatchObject({ ...plainInvoice, status: 'same', differences: [] });
  });

  test('that has pictures gets new ones with its approval', async () => {
    const snapshots = path.join(await temporaryFolder(), 'snapshots');
    const own = path.join(snapshots, 'invoice', 'nl');
    for (const file of await readdir('snapshots/invoice/nl'))
      if (file.startsWith('plain.')) await cp(path.join('snapshots/invoice/nl', file), path.join(own, file));
    const preview = await startOnCopy({ snapshots });
    const pictures = async (): Promise<Buffer[]> =>
      Promise.all(
        ['phone-light', 'phone-dark', 'desktop-light', 'desktop-dark'].map((name) =>
          readFile(path.join(own, `plain.${name}.png`)),
        ),
      );
    const before = await pictures();
    const file = preview.file('invoice/locales/nl.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Beste ', 'Dag '));
    const approved = (await (await preview.post('/api/approve', plainInvoice)).json()) as SnapshotReport;
    expect(approved.picturesLeft).toBeUndefined();
    const after = await pictures();
    expect(after.map((picture, index) => picture.equals(before[index]!))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    await preview.post('/api/approve', plainInvoice);
    expect(await pictures()).toEqual(after);
  });

  test('uses the time of snapshots, whatever time is previewed', async () => {
    const snapshots = await temporaryFolder();
    const preview = await startOnCopy({ snapshots, now: new Date('2027-06-01T00:00:00Z') });
    await preview.post('/api/approve', plainInvoice);
    expect(await readFile(path.join(snapshots, 'invoice', 'nl', 'plain.html'), 'utf8')).toContain(
      'pay.example.be',
    );
  });

  test('of an unknown mail, or without a folder, is not found', async () => {
    const preview = await startOnCopy({ snapshots: await temporaryFolder() });
    expect((await preview.post('/api/approve', { ...plainInvoice, sample: '../plain' })).status).toBe(404);
    const without = await startOnCopy();
    expect((await without.get(`/api/snapshot?${queryOf()}`)).status).toBe(404);
    expect((await without.post('/api/approve', plainInvoice)).status).toBe(404);
  });

  test('of a mail that does not compile is not approved', async () => {
    const snapshots = await temporaryFolder();
    const preview = await startOnCopy({ snapshots });
    await writeFile(preview.file('invoice/template.mjml'), '<mjml>{{#if');
    expect((await preview.post('/api/approve', plainInvoice)).status).toBe(400);
    expect(await readdir(snapshots)).toEqual([]);
  });
});
