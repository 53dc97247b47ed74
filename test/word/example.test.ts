import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
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
  () => {
    expect(existsSync(join(root, 'dist/word/index.js')), 'run npm run build first').toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'facteur-example-'));
    const said = execFileSync(process.execPath, ['docs/examples/invoice-by-mail.mjs', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(said).toBe('To an@peeters.example: 2026-0142.pdf\n');
    expect(readFileSync(join(folder, '2026-0142.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    rmSync(folder, { recursive: true });
  },
  120_000,
);
