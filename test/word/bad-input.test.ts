import { strToU8, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { FacteurError } from '../../src/errors.ts';
import { mergeDocx } from '../../src/word/index.ts';
import { documentXml, packDocx, relationships } from './pack-docx.ts';
import { sampleInvoice, sampleNow } from './sample-data.ts';

// Other processes may slow these down, but not by a factor of a hundred.
vi.setConfig({ testTimeout: 60_000 });

const paragraph = '<w:p><w:r><w:t>{PaymentUrl}</w:t></w:r></w:p>';
const good = packDocx({ 'word/document.xml': documentXml(paragraph) });

function refusal(bytes: unknown): string {
  try {
    mergeDocx(bytes as Uint8Array, sampleInvoice, { now: sampleNow });
  } catch (error) {
    expect(error).toBeInstanceOf(FacteurError);
    return `${(error as FacteurError).code}: ${(error as FacteurError).message}`;
  }
  return 'accepted';
}

describe('a file that is not a Word document is identified', () => {
  const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const zipOf = (files: Record<string, string>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const withMainType = (type: string): Uint8Array =>
    packDocx({
      'word/document.xml': documentXml(''),
      '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    });
  const strict = relationships([['rId1', 'officeDocument', 'word/document.xml']]).replace(
    'http://schemas.openxmlformats.org/officeDocument/2006',
    'http://purl.oclc.org/ooxml/officeDocument',
  );

  test.each([
    ['nothing', new Uint8Array(0), 'an empty file'],
    ['text', strToU8('Geachte heer, mevrouw'), 'not a zip archive'],
    ['a .doc', Buffer.concat([compoundFile, Buffer.alloc(2000)]), 'Word 97-2003 file (.doc)'],
    [
      'an .odt',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
      '(.odt)',
    ],
    ['another zip', zipOf({ 'readme.txt': 'x' }), 'a zip archive without an Office document'],
    ['a .docm', withMainType('application/vnd.ms-word.document.macroEnabled.main+xml'), '(.docm)'],
    [
      'a .dotx',
      withMainType('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'),
      '(.dotx)',
    ],
    [
      'an .xlsx',
      withMainType('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
      '(.xlsx)',
    ],
    [
      'a strict one',
      packDocx({ 'word/document.xml': documentXml(''), '_rels/.rels': strict }),
      'Strict Open XML',
    ],
    ['a PDF', strToU8('%PDF-1.7'), 'a PDF'],
    ['an .rtf', strToU8('{\\rtf1 x}'), '(.rtf)'],
    ['HTML', strToU8('<html></html>'), 'markup'],
    ['a path', 'invoice.docx', 'instead of its bytes'],
  ])('%s', (_name, bytes, expected) => {
    expect(refusal(bytes)).toMatch(/^not-a-word-document: Expected a Word document \(\.docx\), received /);
    expect(refusal(bytes)).toContain(expected);
  });

  test('a document with a password', () => {
    const encrypted = Buffer.concat([
      compoundFile,
      Buffer.alloc(500),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(refusal(encrypted)).toMatch(/^document-encrypted: .* password/);
  });

  test('an archive with encrypted entries', () => {
    const bytes = Uint8Array.from(good);
    const view = new DataView(bytes.buffer);
    for (const place of entries(bytes)) view.setUint16(place + 8, 1, true);
    expect(refusal(bytes)).toMatch(
      /^document-encrypted: \[Content_Types\]\.xml in the document is encrypted/,
    );
  });
});

describe('a dangerous or broken archive is refused', () => {
  test('truncated anywhere', () => {
    for (let length = 0; length < good.length; length += 7) {
      expect(refusal(good.subarray(0, length))).toMatch(/^(not-a-word-document|damaged-document): /);
    }
  });

  test('a bomb with its real size', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(20 * 2 ** 20) });
    expect(refusal(bomb)).toMatch(/^document-too-large: .*more than 100 times its size/);
  });

  test('a bomb with a false size is stopped at that size', () => {
    const parts = { 'word/document.xml': new Uint8Array(64 * 2 ** 20) };
    const bytes = packDocx(parts);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (const place of entries(bytes)) {
      if (view.getUint32(place + 24, true) > 2 ** 20) view.setUint32(place + 24, 1000, true);
    }
    expect(refusal(bytes)).toMatch(/^damaged-document: .*word\/document\.xml cannot be unpacked/);
  });

  test('sizes of gigabytes', () => {
    const bytes = Uint8Array.from(good);
    const view = new DataView(bytes.buffer);
    for (const place of entries(bytes)) view.setUint32(place + 24, 0x7fffffff, true);
    expect(refusal(bytes)).toMatch(/^document-too-large: .*unpacked, it has/);
  });

  test('thousands of files', () => {
    const files = Array.from({ length: 1200 }, (_, index) => [`word/media/${index}.png`, new Uint8Array(1)]);
    expect(refusal(zipSync(Object.fromEntries(files)))).toMatch(/^document-too-large: .*1200 files/);
  });

  test('two files with the same name', () => {
    const twice = zipSync({ 'word/a.xml': strToU8('1'), 'word/A.xml': strToU8('2') });
    expect(refusal(twice)).toMatch(/^damaged-document: .*same name/);
  });

  test('a part that is not UTF-8', () => {
    const bytes = packDocx({ 'word/document.xml': Buffer.from(documentXml('<w:p>\xe9</w:p>'), 'latin1') });
    expect(refusal(bytes)).toMatch(/^damaged-document: .*word\/document\.xml is not UTF-8/);
  });

  test('a missing header', () => {
    const bytes = packDocx({
      'word/document.xml': documentXml(paragraph),
      'word/_rels/document.xml.rels': relationships([['rId1', 'header', 'header9.xml']]),
    });
    expect(refusal(bytes)).toMatch(/^damaged-document: .*word\/header9\.xml is missing/);
  });

  test('millions of tags in a small file', () => {
    const bytes = packDocx({ 'word/document.xml': documentXml(`{x}${'<w:p/>'.repeat(1_000_000)}`) });
    expect(refusal(bytes)).toMatch(/^document-too-large: .*word\/document\.xml has 1000\d+ tags/);
  });

  test.each([
    ['opening tags', '<w:p ', /^accepted$/],
    ['properties', '<w:rPr>', /^accepted$/],
    ['table properties', '<w:tblPr><w:tcPr>', /^accepted$/],
    ['drawings', '<wp:docPr ', /^[a-z-]+: /],
    ['marks', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', /^[a-z-]+: /],
    ['braces', '{ {invoice.', /^accepted$/],
  ])('%s that never end do not slow reading down', (_what, piece, outcome) => {
    const bytes = packDocx({ 'word/document.xml': documentXml(`<w:p>${piece.repeat(40_000)}</w:p>`) });
    // A reader that restarts at each piece takes minutes here, longer than the test timeout.
    expect(refusal(bytes)).toMatch(outcome);
  });

  test('properties of megabytes', () => {
    const colour = Array.from({ length: 100_000 }, (_, index) => `<w:color w:val="${index}"/>`).join('');
    const bytes = packDocx({
      'word/document.xml': documentXml(
        `<w:p><w:r><w:rPr>${colour}</w:rPr><w:t>{InvoiceNumber}</w:t></w:r></w:p>`,
      ),
    });
    expect(refusal(bytes)).toBe('accepted');
  });

  test('deeply nested elements', () => {
    const deep = `<w:p>${'<w:sdt>'.repeat(5000)}{x}${'</w:sdt>'.repeat(5000)}</w:p>`;
    expect(refusal(packDocx({ 'word/document.xml': documentXml(deep) }))).toMatch(
      /^damaged-document: .*word\/document\.xml has elements nested deeper than 400/,
    );
  });
});

describe('options are checked', () => {
  test.each([
    [{ qrMilimetres: 30 }, 'Unknown option "qrMilimetres" of a merge. Did you mean "qrMillimetres"?'],
    [{ qrMillimetres: 5 }, 'The option "qrMillimetres" must be a number from 10 to 180; received 5.'],
    [
      { qrMillimetres: Number.NaN },
      'The option "qrMillimetres" must be a number from 10 to 180; received NaN.',
    ],
    [{ qrMillimetres: '30' }, 'The option "qrMillimetres" must be a number from 10 to 180; received "30".'],
    [
      { locale: 'not a locale' },
      'The option "locale" must be a language tag such as "nl" or "fr-BE"; received "not a locale".',
    ],
    [
      { timeZone: 'Brussels' },
      'The option "timeZone" must be a time zone such as "Europe/Brussels"; received "Brussels".',
    ],
    [
      { now: new Date('x') },
      'The option "now" must be a Date from 1970 to 9999; received an invalid Date, or one outside that range.',
    ],
    [{ qrPng: 'x' }, 'The option "qrPng" must be a function from a URL to the bytes of a PNG; received "x".'],
  ])('%o', (options, message) => {
    expect(() => mergeDocx(good, sampleInvoice, options as object)).toThrow(message);
  });
});

/** The offsets of the directory entries. */
function entries(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: number[] = [];
  for (let place = 0; place < bytes.length - 46; place++)
    if (view.getUint32(place, true) === 0x02014b50) places.push(place);
  return places;
}
