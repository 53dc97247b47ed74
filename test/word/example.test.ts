import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { invoiceParts } from './invoice-document.ts';
import { packDocx } from './pack-docx.ts';

const root = new URL('../../', import.meta.url).pathname;
const document = join(root, 'docs/examples/invoice.docx');

test('the invoice in docs/examples is the one that the tests look at', () => {
  const packed = packDocx(invoiceParts());
  if (process.env.UPDATE_EXAMPLES === '1') writeFileSync(document, packed);
  const saved = unzipSync(readFileSync(document));
  expect(saved, 'run UPDATE_EXAMPLES=1 npx vitest run test/word/example.test.ts').toEqual(unzipSync(packed));
});

const hasLibreOffice = spawnSync('soffice', ['--version']).error === undefined;
const skip = !hasLibreOffice && process.env.CI !== 'true';

test.skipIf(skip)(
  `the example prints and attaches the invoice${skip ? ' (skipped: apt-get install libreoffice-writer)' : ''}`,
  async () => {
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
  },
  120_000,
);
