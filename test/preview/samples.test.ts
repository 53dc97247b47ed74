import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MailReport } from '../../src/preview/preview-api.ts';
import { plainInvoice, startOnCopy } from './start-on-copy.ts';

describe('a draft', () => {
  test('is a mail of data that is not saved', async () => {
    const preview = await startOnCopy();
    const text = await readFile(preview.file('invoice/samples/plain.json'), 'utf8');
    const response = await preview.post('/api/draft', {
      ...plainInvoice,
      text: text.replace('"An"', '"Els"'),
    });
    const draft = (await response.json()) as MailReport;
    expect(draft.mail!.text).toContain('Beste Els,');
    expect(await (await preview.get(`/frame?id=${draft.id}`)).text()).toContain('Beste Els');
    expect((await preview.mail()).mail!.text).toContain('Beste An,');
  });

  test('that is not JSON keeps the last good draft below the problem', async () => {
    const preview = await startOnCopy();
    const text = await readFile(preview.file('invoice/samples/plain.json'), 'utf8');
    const post = async (draft: string): Promise<MailReport> =>
      (await (await preview.post('/api/draft', { ...plainInvoice, text: draft })).json()) as MailReport;
    const good = await post(text);
    const broken = await post(text.slice(0, -10));
    expect(broken.id).toBe(good.id);
    expect(broken.problems).toMatchObject([
      { code: 'invalid-json', line: expect.any(Number), frame: expect.any(String) },
    ]);
    expect(broken.problems![0], 'what is typed stands in no file').not.toHaveProperty('file');
  });

  test('works for a template that has no sample yet', async () => {
    const preview = await startOnCopy();
    const text = await readFile(preview.file('invoice/samples/plain.json'), 'utf8');
    await rm(preview.file('invoice/samples'), { recursive: true });
    const response = await preview.post('/api/draft', { ...plainInvoice, sample: '', text });
    expect(((await response.json()) as MailReport).problems).toBeUndefined();
  });
});

describe('saving a sample', () => {
  test('writes a new file, and the list has it', async () => {
    const preview = await startOnCopy();
    const response = await preview.post('/api/samples', {
      template: 'invoice',
      sample: 'mine-2',
      text: '{"a":1}',
    });
    expect(await response.json()).toEqual({
      sample: 'mine-2',
      file: 'templates/invoice/samples/mine-2.json',
    });
    expect(await readFile(preview.file('invoice/samples/mine-2.json'), 'utf8')).toBe('{"a":1}\n');
    expect((await preview.state()).templates[0]!.samples.map(({ name }) => name)).toContain('mine-2');
  });

  test('makes the folder of the first sample', async () => {
    const preview = await startOnCopy();
    await rm(preview.file('invoice/samples'), { recursive: true });
    const response = await preview.post('/api/samples', { template: 'invoice', sample: 'first', text: '{}' });
    expect(response.status).toBe(200);
  });

  test('replaces an existing one only if asked to, and leaves nothing behind', async () => {
    const preview = await startOnCopy();
    const before = await readdir(preview.file('invoice/samples'));
    const body = { template: 'invoice', sample: 'plain', text: '{"a":1}\n' };
    const refused = await preview.post('/api/samples', body);
    expect(refused.status).toBe(409);
    expect(await readFile(preview.file('invoice/samples/plain.json'), 'utf8')).toContain('Bakkerij Peeters');
    expect((await preview.post('/api/samples', { ...body, replace: true })).status).toBe(200);
    expect(await readFile(preview.file('invoice/samples/plain.json'), 'utf8')).toBe('{"a":1}\n');
    expect(await readdir(preview.file('invoice/samples'))).toEqual(before);
  });

  test.each([
    '',
    '..',
    '../x',
    'a/b',
    'a\\b',
    '.hidden',
    'a.b',
    '-a',
    'a-',
    'é',
    'a\0',
    'x'.repeat(61),
    'CON ',
  ])('refuses a name that could be a path: %j', async (sample) => {
    const preview = await startOnCopy();
    const response = await preview.post('/api/samples', {
      template: 'invoice',
      sample,
      text: '{}',
      replace: true,
    });
    expect(response.status).toBe(400);
  });

  test('refuses a text that is not JSON', async () => {
    const preview = await startOnCopy();
    const response = await preview.post('/api/samples', { template: 'invoice', sample: 'broken', text: '{' });
    expect(response.status).toBe(400);
    expect((await readdir(preview.file('invoice/samples'))).join()).not.toContain('broken');
  });

  test('refuses a template that is not listed, and follows no link out of the folder', async () => {
    const preview = await startOnCopy();
    const elsewhere = path.join(preview.folder, '..', 'elsewhere');
    await mkdir(elsewhere);
    await rm(preview.file('reminder/samples'), { recursive: true });
    await symlink(elsewhere, preview.file('reminder/samples'));
    for (const template of ['..', 'partials', 'reminder', 'nothing'])
      expect(
        (await preview.post('/api/samples', { template, sample: 'x', text: '{}' })).status,
        template,
      ).toBe(404);
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('replacing a sample that is a link writes the file here, not where the link leads', async () => {
    const preview = await startOnCopy();
    const secret = path.join(preview.folder, '..', 'secret.json');
    await writeFile(secret, 'untouched');
    await symlink(secret, preview.file('invoice/samples/link.json'));
    await preview.post('/api/samples', { template: 'invoice', sample: 'link', text: '{}', replace: true });
    expect(await readFile(secret, 'utf8')).toBe('untouched');
  });
});
