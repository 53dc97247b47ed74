import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ChecksReport } from '../../src/preview/preview-api.ts';
import { type PreviewOnCopy, plainInvoice, queryOf, startOnCopy } from './start-on-copy.ts';

const check = async (preview: PreviewOnCopy): Promise<ChecksReport> =>
  (await (await preview.get(`/api/checks?${queryOf()}`)).json()) as ChecksReport;

test('the checks of a mail lead to their places in the source', async () => {
  const preview = await startOnCopy();
  const file = preview.file('invoice/template.mjml');
  const text = (await readFile(file, 'utf8')).replace(
    '<p>{t.greeting}</p>',
    '<p>{t.greeting}</p><img src="https://example.com/a.png" width="40">',
  );
  await writeFile(file, text);
  const { findings, unchecked, ...id } = await check(preview);
  expect(id).toEqual(plainInvoice);
  expect(unchecked).toEqual([]);
  const line = text.split('\n').findIndex((one) => one.includes('a.png')) + 1;
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'inbox/image-alt',
      file: 'templates/invoice/template.mjml',
      line,
    }),
  );
});

test('a template that does not compile is a finding', async () => {
  const preview = await startOnCopy();
  await writeFile(preview.file('invoice/template.mjml'), '<mjml>{{#if');
  const { findings } = await check(preview);
  expect(findings.map(({ severity }) => severity)).toContain('error');
});

test('an unknown mail is not checked', async () => {
  const preview = await startOnCopy();
  expect((await preview.get(`/api/checks?${queryOf({ sample: '../plain' })}`)).status).toBe(404);
});

test('findings accepted in checks.json are not reported, but a mistake in it is', async () => {
  const preview = await startOnCopy();
  const file = preview.file('invoice/template.mjml');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(
      '<p>{t.greeting}</p>',
      '<p>{t.greeting}</p><img src="https://example.com/a.png" width="40">',
    ),
  );
  const first = (await check(preview)).findings.find(({ rule }) => rule === 'inbox/image-alt');
  const entry = { rule: first!.rule, message: first!.message, reason: 'judged' };
  await writeFile(preview.file('checks.json'), JSON.stringify({ allowed: [entry] }));
  expect((await check(preview)).findings).not.toContainEqual(first);
  await writeFile(preview.file('checks.json'), '{');
  const response = await preview.get(`/api/checks?${queryOf()}`);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('templates/checks.json');
});
