import { readFileSync } from 'node:fs';
import {
  Document,
  Footer,
  Header,
  Packer,
  Paragraph,
  SimpleField,
  SimpleMailMergeField,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { mergeDocx } from '../../src/word/index.ts';
import { parseXml } from '../../src/word/xml/parse-xml.ts';
import { sampleInvoice, sampleNow } from './sample-data.ts';

const qrPng = (): Uint8Array => new Uint8Array(8);

describe('a document that LibreOffice Writer saved', () => {
  const docx = readFileSync(new URL('documents/libreoffice.docx', import.meta.url));
  const { docx: filled, report } = mergeDocx(docx, sampleInvoice, { now: sampleNow, qrPng });
  const files = unzipSync(filled);

  test('has all its fields filled and keeps its own conditions', () => {
    expect(report.fields.map((field) => field.outcome)).not.toContain('unknown');
    expect(report.fields).toHaveLength(27);
    expect(strFromU8(files['word/document.xml']!)).not.toContain('MERGEFIELD');
    expect(strFromU8(files['word/document.xml']!)).toContain('IF  ');
  });

  test('has the lines, the picture and the link', () => {
    const xml = strFromU8(files['word/document.xml']!);
    parseXml(xml, 'word/document.xml');
    for (const line of [
      'Boekhouding, oktober 2026',
      '€\u00a0340,00',
      'Jaarrekening &amp; neerlegging &lt;NBB>',
    ])
      expect(xml.replaceAll('&gt;', '>')).toContain(line);
    expect(xml).toMatch(/<wp:extent cx="1080000" cy="1080000"\/>/);
    expect(xml).toMatch(/<w:hyperlink r:id="[^"]+"/);
  });

  test('keeps every other part byte for byte', () => {
    const before = unzipSync(docx);
    for (const part of ['word/styles.xml', 'word/fontTable.xml', 'docProps/app.xml', 'docProps/core.xml'])
      expect(files[part]).toEqual(before[part]);
  });
});

describe('a document that the docx package wrote', () => {
  test('is filled in its body, table, header and footer', async () => {
    const line = (...fields: string[]): TableCell =>
      new TableCell({
        children: [new Paragraph({ children: fields.map((name) => new SimpleMailMergeField(name)) })],
      });
    const made = new Document({
      sections: [
        {
          headers: {
            default: new Header({
              children: [new Paragraph({ children: [new SimpleMailMergeField('CompanyName')] })],
            }),
          },
          footers: {
            default: new Footer({ children: [new Paragraph({ children: [new SimpleField('PAGE', '1')] })] }),
          },
          children: [
            new Paragraph({ children: [new TextRun('Factuur '), new SimpleMailMergeField('InvoiceNumber')] }),
            new Paragraph({ children: [new SimpleMailMergeField('Image:PaymentQrCode')] }),
            new Paragraph({ children: [new TextRun({ text: 'Betaal via {PaymentUrl}', bold: true })] }),
            new Table({
              rows: [
                new TableRow({
                  children: [line('TableStart:Lines', 'Description'), line('Amount', 'TableEnd:Lines')],
                }),
              ],
            }),
          ],
        },
      ],
    });
    const { docx, report } = mergeDocx(await Packer.toBuffer(made), sampleInvoice, { now: sampleNow });
    const files = unzipSync(docx);
    const xml = strFromU8(files['word/document.xml']!);
    expect(report.fields.every((field) => field.outcome === 'filled')).toBe(true);
    expect(xml.match(/<w:tr>/g)).toHaveLength(3);
    expect(xml).toContain('2026-0142');
    expect(xml).toContain(sampleInvoice.invoice.paymentUrl);
    expect(strFromU8(files['word/header1.xml']!)).toContain('Kantoor Janssens');
    expect(strFromU8(files['word/footer1.xml']!)).toContain('PAGE');
    expect(Object.keys(files)).toContain('word/media/paymentQr1.png');
  });
});
