import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import jsQR from 'jsqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { convertToPdf, mergeDocx } from '../../../src/word/index.ts';
import { invoiceParts } from '../../word/invoice-document.ts';
import { packDocx } from '../../word/pack-docx.ts';
import { patchInvoice, sampleInvoice, sampleNow } from '../../word/sample-data.ts';

// The types of the package describe another module format than its file has.
const readQrCode = jsQR as unknown as typeof jsQR.default;

const url = sampleInvoice.invoice.paymentUrl;

describe('the printed invoice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-test-'));
  const { docx } = mergeDocx(packDocx(invoiceParts()), sampleInvoice, { now: sampleNow });
  const pdf = join(folder, 'invoice.pdf');
  const run = (program: string, ...options: string[]): string =>
    execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  beforeAll(async () => {
    writeFileSync(pdf, await convertToPdf(docx));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('contains a QR code that zbar reads as the payment URL', () => {
    const png = join(folder, 'qr.png');
    writeFileSync(png, unzipSync(docx)['word/media/paymentQr1.png']!);
    expect(run('zbarimg', '-q', '--raw', png).trim()).toBe(url);
  });

  test('shows a QR code on the page that zbar and jsQR read', () => {
    run('pdftoppm', '-r', '150', '-gray', '-singlefile', pdf, join(folder, 'page'));
    const page = join(folder, 'page.pgm');
    expect(run('zbarimg', '-q', '--raw', page).trim()).toBe(url);
    const { pixels, width, height } = readGrey(page);
    expect(readQrCode(pixels, width, height)?.data).toBe(url);
  });

  test('shows the whole QR code, three centimetres wide', () => {
    run('pdftoppm', '-r', '254', '-gray', '-singlefile', pdf, join(folder, 'exact'));
    const { pixels, width, height } = readGrey(join(folder, 'exact.pgm'));
    const corners = readQrCode(pixels, width, height)?.location;
    const side = (corners?.topRightCorner.x ?? 0) - (corners?.topLeftCorner.x ?? 0);
    // Ten pixels per millimetre. The code has 33 of the 41 modules; the rest is the quiet zone.
    expect(side / 10).toBeCloseTo((30 * 33) / 41, 0);
  });

  test('has the payment URL as a link, the text, one page, and tags for screen readers', () => {
    expect(run('pdfinfo', '-url', pdf)).toContain(url);
    const text = run('pdftotext', '-layout', pdf, '-');
    for (const shown of ['Factuur 2026-0142', '€ 1.210,00', 'BE68 5390 0754 7034', '+++010/8068/17183+++'])
      expect(text.replaceAll('\u00a0', ' ')).toContain(shown);
    expect(text).not.toMatch(/«|MERGEFIELD/);
    expect(run('pdfinfo', pdf)).toMatch(/Tagged:\s+yes[\s\S]*Pages:\s+1\n/);
  });

  test('has no QR code, no link and no request when it is paid', async () => {
    const data = patchInvoice({ invoice: { status: 'paid', balance: '0.00' } });
    const paid = join(folder, 'paid.pdf');
    writeFileSync(
      paid,
      await convertToPdf(mergeDocx(packDocx(invoiceParts()), data, { now: sampleNow }).docx),
    );
    expect(run('pdfinfo', '-url', paid)).not.toContain('https');
    expect(run('pdfimages', '-list', paid).trim().split('\n')).toHaveLength(2);
    expect(run('pdftotext', paid, '-')).not.toContain('Scan');
  });

  test('shows the whole QR code even if the paragraph had an exact line height', async () => {
    const exact = packDocx({
      ...invoiceParts(),
      'word/document.xml': String(invoiceParts()['word/document.xml']).replace(
        /<w:spacing w:after="0"\/>(?=(?:(?!<w:p>).)*Image:PaymentQrCode)/,
        '<w:spacing w:after="0" w:line="240" w:lineRule="exact"/>',
      ),
    });
    const merged = mergeDocx(exact, sampleInvoice, { now: sampleNow });
    expect(merged.report.warnings.map((warning) => warning.code)).toEqual(['line-height-relaxed']);
    const file = join(folder, 'relaxed.pdf');
    writeFileSync(file, await convertToPdf(merged.docx));
    run('pdftoppm', '-r', '150', '-gray', '-singlefile', file, join(folder, 'relaxed'));
    expect(run('zbarimg', '-q', '--raw', join(folder, 'relaxed.pgm')).trim()).toBe(url);
  });
});

/** Reads a portable grey map as pixels for jsQR. */
function readGrey(path: string): { pixels: Uint8ClampedArray; width: number; height: number } {
  const bytes = readFileSync(path);
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 50).toString('latin1'));
  if (header === null) throw new Error(`${path} is no grey map`);
  const [width, height] = [Number(header[1]), Number(header[2])];
  const grey = bytes.subarray(header[0].length);
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let index = 0; index < width * height; index++)
    pixels.fill(grey[index] ?? 255, index * 4, index * 4 + 4);
  return { pixels, width, height };
}
