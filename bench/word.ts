import { cpus } from 'node:os';
import { compileDocx, mergeDocx } from '../src/word/index.ts';
import { invoiceParts } from '../test/word/invoice-document.ts';
import { documentXml, packDocx } from '../test/word/pack-docx.ts';
import { sampleInvoice, sampleNow } from '../test/word/sample-data.ts';

/**
 * Measures the Word room on one core, and prints what the issue asks for beside it.
 * Processor time is given too: other work on the machine slows the clock, hardly the processor time.
 */
export function benchWord(): void {
  const invoice = packDocx(invoiceParts());
  const long = packDocx({ 'word/document.xml': documentXml(longBody()) });
  const template = compileDocx(invoice);
  console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
  const once = measure(20, () => mergeDocx(long, sampleInvoice, { now: sampleNow }));
  show('50 pages, 200 fields, mergeDocx (asked: under 150 ms)', once);
  const many = measure(1000, () => template.merge(sampleInvoice, { now: sampleNow }));
  show('1000 invoices, compileDocx once (asked: over 100 a second)', many);
  const fresh = measure(200, () => mergeDocx(invoice, sampleInvoice, { now: sampleNow }));
  show('the same invoice, mergeDocx each time', fresh);
}

interface Figures {
  readonly milliseconds: number;
  readonly processor: number;
}

function measure(runs: number, action: () => unknown): Figures {
  for (let index = 0; index < Math.max(5, runs / 10); index++) action();
  const processor = process.cpuUsage();
  const start = performance.now();
  for (let index = 0; index < runs; index++) action();
  const milliseconds = (performance.now() - start) / runs;
  const used = process.cpuUsage(processor);
  return { milliseconds, processor: (used.user + used.system) / 1000 / runs };
}

function show(what: string, { milliseconds, processor }: Figures): void {
  const rate = Math.round(1000 / milliseconds);
  console.log(
    `${what}: ${milliseconds.toFixed(1)} ms each, ${rate} a second (processor time ${processor.toFixed(1)} ms)`,
  );
}

/** Some 25 paragraphs of three lines a page, four fields a page. */
function longBody(): string {
  const names = ['InvoiceNumber', 'RelationName', 'InvoiceTotal', 'PaymentUrl'];
  const run = (content: string): string =>
    `<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="nl-BE"/></w:rPr>${content}</w:r>`;
  const field = (name: string): string =>
    [
      '<w:fldChar w:fldCharType="begin"/>',
      `<w:instrText xml:space="preserve"> MERGEFIELD ${name} \\* MERGEFORMAT </w:instrText>`,
      '<w:fldChar w:fldCharType="separate"/>',
      `<w:t>«${name}»</w:t>`,
      '<w:fldChar w:fldCharType="end"/>',
    ]
      .map(run)
      .join('');
  return Array.from({ length: 1250 }, (_, index) => {
    const text = `Alinea ${index}: de diensten worden geleverd volgens de algemene voorwaarden, artikel ${index % 40}, die de klant heeft ontvangen en aanvaard. `;
    const fields = index % 25 < 4 ? field(names[index % 25] ?? '') : '';
    return `<w:p w:rsidR="00A77B3E"><w:pPr><w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr>${run(`<w:t xml:space="preserve">${text}</w:t>`)}${fields}${run('<w:t>Vragen kunnen aan ons kantoor worden gesteld, per telefoon of per e-mail, op werkdagen tussen negen en vijf uur.</w:t>')}</w:p>`;
  }).join('');
}
