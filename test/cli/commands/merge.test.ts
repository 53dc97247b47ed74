import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { mergeCommand } from '../../../src/cli/commands/merge.ts';
import { invoiceParts } from '../../word/invoice-document.ts';
import { documentXml, packDocx } from '../../word/pack-docx.ts';
import { sampleInvoice } from '../../word/sample-data.ts';

let folder: string;
let output: string;
const at = (name: string): string => join(folder, name);
const run = async (...words: string[]): Promise<void> => {
  await mergeCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parseAsync(words, { from: 'user' });
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facteur-merge-'));
  writeFileSync(at('invoice.docx'), packDocx(invoiceParts()));
  writeFileSync(at('invoice.json'), JSON.stringify(sampleInvoice));
  output = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      output += String(text);
      return true;
    });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('facteur merge', () => {
  test('writes the filled document and says how many fields it filled', async () => {
    await run(at('invoice.docx'), '--data', at('invoice.json'), '--out', at('filled.docx'), '--locale', 'fr');
    const xml = strFromU8(unzipSync(readFileSync(at('filled.docx')))['word/document.xml']!);
    expect(xml).toContain('2 décembre 2026');
    expect(output).toMatch(/filled\.docx: \d\d fields filled/);
  });

  test('accepts a size for the QR code, and prints warnings', async () => {
    const body = '<w:p><w:r><w:t>{PaymentQrCode} {InvoiceNumbr}{invoice.totl}</w:t></w:r></w:p>';
    writeFileSync(at('typed.docx'), packDocx({ 'word/document.xml': documentXml(body) }));
    await run(
      at('typed.docx'),
      '--data',
      at('invoice.json'),
      '--out',
      at('filled.docx'),
      '--qr-size',
      '45mm',
    );
    const xml = strFromU8(unzipSync(readFileSync(at('filled.docx')))['word/document.xml']!);
    expect(xml).toContain('cx="1620000"');
    expect(output).toContain('warning: word/document.xml: {PaymentQrCode} is typed as text.');
    expect(output).toContain('Did you mean "invoice.total"?');
    expect(output).toMatch(/1 field filled, 1 unknown/);
  });

  test.each([
    [
      'a missing document',
      ['no.docx', '--data', 'invoice.json', '--out', 'x.docx'],
      /Cannot read ".*no\.docx" \(ENOENT\)/,
    ],
    [
      'data that is no JSON',
      ['invoice.docx', '--data', 'invoice.docx', '--out', 'x.docx'],
      /invoice\.docx" is not valid JSON/,
    ],
    [
      'a file that is not a document',
      ['invoice.json', '--data', 'invoice.json', '--out', 'x.docx'],
      /Expected a Word document/,
    ],
    [
      'the template as the target',
      ['invoice.docx', '--data', 'invoice.json', '--out', 'invoice.docx'],
      /is the template itself/,
    ],
    [
      'a folder that does not exist',
      ['invoice.docx', '--data', 'invoice.json', '--out', 'no/x.docx'],
      /Cannot write ".*x\.docx" \(ENOENT\)/,
    ],
    [
      'a size without a unit',
      ['invoice.docx', '--data', 'invoice.json', '--out', 'x.docx', '--qr-size', '3'],
      /--qr-size is "3"/,
    ],
    ['no data', ['invoice.docx', '--out', 'x.docx'], /required option '--data <file>'/],
  ])('refuses %s and writes nothing', async (_what, words, message) => {
    const paths = words.map((word) => (/\.|^no/.test(word) ? at(word) : word));
    const before = readdirSync(folder);
    await expect(run(...paths)).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('writes nothing when the PDF cannot be made', async () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('PATH', folder);
    await expect(
      run(at('invoice.docx'), '--data', at('invoice.json'), '--out', at('filled.docx'), '--pdf'),
    ).rejects.toThrow(/A PDF needs LibreOffice/);
    expect(existsSync(at('filled.docx'))).toBe(false);
  });
});
