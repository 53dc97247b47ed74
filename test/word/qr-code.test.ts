import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { mergeDocx } from '../../src/word/index.ts';
import { decodeWithJsqr, decodeWithZxing } from '../qr-code/decode-png.ts';
import { invoiceParts } from './invoice-document.ts';
import { packDocx } from './pack-docx.ts';
import { sampleInvoice, sampleNow } from './sample-data.ts';

test('the QR code in the document contains the payment URL', async () => {
  const { docx } = mergeDocx(packDocx(invoiceParts()), sampleInvoice, { now: sampleNow });
  const png = unzipSync(docx)['word/media/paymentQr1.png']!;
  expect(decodeWithJsqr(png)?.text).toBe(sampleInvoice.invoice.paymentUrl);
  expect(await decodeWithZxing(png)).toBe(sampleInvoice.invoice.paymentUrl);
});
