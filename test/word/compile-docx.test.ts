import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { compileDocx, mergeDocx } from '../../src/word/index.ts';
import { invoiceParts } from './invoice-document.ts';
import { documentXml, packDocx } from './pack-docx.ts';
import { patchInvoice, sampleInvoice, sampleNow } from './sample-data.ts';

const now = sampleNow;
const textOf = (docx: Uint8Array): string =>
  strFromU8(unzipSync(docx)['word/document.xml']!)
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ');

describe('a compiled document', () => {
  test('gives the same result as a single merge, in any order and any number of times', () => {
    const docx = packDocx(invoiceParts());
    const template = compileDocx(docx);
    const paid = patchInvoice({ invoice: { status: 'paid', lines: [] } });
    for (const data of [sampleInvoice, paid, sampleInvoice, sampleInvoice, paid])
      expect(
        Buffer.from(template.merge(data, { now }).docx).equals(mergeDocx(docx, data, { now }).docx),
      ).toBe(true);
  });

  test('is not affected by later changes to its bytes or data', () => {
    const docx = packDocx(invoiceParts());
    const template = compileDocx(docx);
    const before = template.merge(sampleInvoice, { now }).docx;
    docx.fill(0);
    expect(Buffer.from(template.merge(sampleInvoice, { now }).docx).equals(before)).toBe(true);
  });

  test('uses the language of the customer, or the locale option', () => {
    const docx = packDocx({
      'word/document.xml': documentXml('<w:p><w:r><w:t>{DueDate} {InvoiceTotal}</w:t></w:r></w:p>'),
    });
    const template = compileDocx(docx);
    const french = patchInvoice({ relation: { language: 'fr' } });
    expect(textOf(template.merge(sampleInvoice, { now }).docx)).toMatch(/2 december 2026 .*€ 1\.210,00/);
    expect(textOf(template.merge(french, { now }).docx)).toMatch(/2 décembre 2026 .*1 210,00 €/);
    expect(textOf(template.merge(patchInvoice({ relation: { language: '??' } }), { now }).docx)).toMatch(
      /december/,
    );
    expect(textOf(compileDocx(docx, { locale: 'de' }).merge(french, { now }).docx)).toMatch(
      /2\. Dezember 2026/,
    );
  });

  test('removes an expired link and reports why', () => {
    const template = compileDocx(packDocx(invoiceParts()));
    const { docx, report } = template.merge(sampleInvoice, { now: new Date('2027-02-01T00:00:00Z') });
    expect(Object.keys(unzipSync(docx)).filter((name) => name.endsWith('.png'))).toEqual([]);
    expect(textOf(docx)).not.toContain('https://');
    expect(report.warnings.map((warning) => warning.message).join()).toContain('expired');
  });

  test('keeps a replacement character (U+FFFD)', () => {
    const docx = packDocx({
      'word/document.xml': documentXml('<w:p><w:r><w:t>\ufffd {InvoiceNumber}</w:t></w:r></w:p>'),
    });
    expect(textOf(mergeDocx(docx, sampleInvoice, { now }).docx)).toContain('\ufffd');
  });

  test('prints an amount in yen without decimals, even with a picture', () => {
    const body = '<w:p><w:fldSimple w:instr="MERGEFIELD InvoiceTotal \\# &quot;#,##0.00&quot;"/></w:p>';
    const data = patchInvoice({
      invoice: { currency: 'JPY', total: 121000, balance: null, subtotal: null, vat: null },
    });
    expect(
      textOf(mergeDocx(packDocx({ 'word/document.xml': documentXml(body) }), data, { now }).docx),
    ).toContain('121,000.00');
  });
});
