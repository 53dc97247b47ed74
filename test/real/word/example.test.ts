import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../cli/temporary-folder.ts';

const root = new URL('../../../', import.meta.url).pathname;

test('the example prints and attaches the invoice', async () => {
  expect(existsSync(join(root, 'dist/word/index.js')), 'run npm run build first').toBe(true);
  const folder = await temporaryFolder();
  const said = execFileSync(process.execPath, ['docs/examples/invoice-by-mail.mjs', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  const [outcome, file] = said.trim().split('\n');
  expect(outcome).toBe('captured: invoice 2026-0142 for an@peeters.example');
  const mail = await simpleParser(readFileSync(resolve(root, file!)));
  expect(mail.text).toMatch(/https:\/\/betaal\.janssens\.example\/[0-9A-Z]{14}\n/);
  expect(mail.attachments.map(({ contentType }) => contentType).sort()).toEqual([
    'application/pdf',
    'image/png',
  ]);
  const pdf = mail.attachments.find(({ contentType }) => contentType === 'application/pdf')!;
  expect(pdf.filename).toBe('2026-0142.pdf');
  expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
});
