import { readFileSync, writeFileSync } from 'node:fs';
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
