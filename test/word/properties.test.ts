import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DataError, FacteurError } from '../../src/errors.ts';
import { readUrl } from '../../src/fields/kinds/url.ts';
import { isAbsent } from '../../src/fields/read/plain-object.ts';
import { compileDocx, mergeDocx } from '../../src/word/index.ts';
import { parseXml } from '../../src/word/xml/parse-xml.ts';
import { putBack, setAside } from '../../src/word/xml/set-aside.ts';
import { documentXml, packDocx } from './pack-docx.ts';
import { patchInvoice, sampleInvoice, sampleNow } from './sample-data.ts';

const merge = (body: string, data: unknown = sampleInvoice): ReturnType<typeof mergeDocx> =>
  mergeDocx(packDocx({ 'word/document.xml': documentXml(body) }), data, { now: sampleNow });

const mainPart = (docx: Uint8Array): string => strFromU8(unzipSync(docx)['word/document.xml']!);

/** The visible text, with separate paragraphs. */
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*<\/w:t>|<\/w:p>|<w:br\/>/g)]
    .map(([tag]) => (tag.startsWith('</') || tag === '<w:br/>' ? '\n' : tag.replace(/<[^>]*>/g, '')))
    .join('');

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

/** Text as people type it, without characters that make a field. */
const plainText = fc.string({ maxLength: 30 }).map((text) => text.replace(/[{}<>\p{C}]/gu, '·'));

const names = [
  'InvoiceNumber',
  'RelationName',
  'invoice.total',
  'DueDate',
  'InvoiceDescription',
  'PaymentUrl',
  'Image:PaymentQrCode',
  'Foo',
];

/** A field whose instruction is split into runs at random places, in the forms that programs write. */
const field = fc
  .record({ name: fc.constantFrom(...names), cuts: fc.array(fc.nat(40), { maxLength: 4 }), form: fc.nat(3) })
  .map(({ name, cuts, form }) => {
    const code = ` MERGEFIELD ${form === 1 ? `"${name}"` : name} \\* MERGEFORMAT `;
    if (form === 0)
      return `<w:fldSimple w:instr="${escapeXml(code)}"><w:r><w:t>«${name}»</w:t></w:r></w:fldSimple>`;
    const ends = [...new Set([0, ...cuts.filter((cut) => cut < code.length), code.length])].sort(
      (a, b) => a - b,
    );
    const pieces = ends.slice(1).map((end, index) => escapeXml(code.slice(ends[index], end)));
    const texts = pieces.map((piece) => `<w:instrText xml:space="preserve">${piece}</w:instrText>`);
    const mark = (type: string): string => `<w:fldChar w:fldCharType="${type}"/>`;
    if (form === 2)
      return `<w:r>${mark('begin')}${texts.join('')}${mark('separate')}<w:t>x</w:t>${mark('end')}</w:r>`;
    const runs = [mark('begin'), ...texts, mark('separate'), '<w:t>x</w:t>', mark('end')];
    return runs.map((run) => `<w:r><w:rPr><w:b/></w:rPr>${run}</w:r>`).join('');
  });

const run = plainText.map((text) => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`);
const paragraph = fc
  .array(fc.oneof(run, field), { maxLength: 6 })
  .map((runs) => `<w:p>${runs.join('')}</w:p>`);
const table = fc
  .array(paragraph, { minLength: 1, maxLength: 3 })
  .map(
    (cells) =>
      `<w:tbl><w:tblPr/><w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${cell}</w:tc>`).join('')}</w:tr></w:tbl>`,
  );
const body = fc.array(fc.oneof(paragraph, table), { maxLength: 8 }).map((blocks) => blocks.join(''));

describe('merging any document', () => {
  test('gives valid XML, keeps all other text in order, and fills every known field', () => {
    fc.assert(
      fc.property(body, (blocks) => {
        const { docx } = merge(blocks);
        const xml = mainPart(docx);
        parseXml(xml, 'word/document.xml');
        const kept = [...blocks.matchAll(/<w:t xml:space="preserve">([^<]*)<\/w:t>/g)].map(
          (match) => match[1],
        );
        let position = 0;
        for (const text of kept) {
          const plain = decode(text ?? '');
          const found = decode(textOf(xml)).indexOf(plain, position);
          expect(found).toBeGreaterThanOrEqual(position);
          position = found + plain.length;
        }
        for (const name of names.filter((name) => name !== 'Foo'))
          expect(xml).not.toMatch(new RegExp(`MERGEFIELD "?${name}`));
      }),
      { numRuns: 120 },
    );
  });

  test('keeps a paragraph in every cell and in the body', () => {
    fc.assert(
      fc.property(fc.array(table, { maxLength: 4 }), (tables) => {
        const xml = mainPart(
          merge(`${tables.join('<w:p/>')}<w:p/>`, patchInvoice({ invoice: { status: 'paid' } })).docx,
        );
        expect(xml).not.toMatch(/<w:tc>(?:<w:tcPr\/>)?<\/w:tc>/);
        expect(xml.match(/<w:tbl>/g)?.length ?? 0).toBe(tables.length);
      }),
      { numRuns: 40 },
    );
  });

  test('gives the same bytes every time', () => {
    fc.assert(
      fc.property(body, (blocks) => {
        expect(Buffer.from(merge(blocks).docx).equals(merge(blocks).docx)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('merging any data', () => {
  const document = names
    .slice(0, 7)
    .map((name) => `<w:p><w:r><w:t>{${name}}</w:t></w:r></w:p>`)
    .join('');
  const template = compileDocx(packDocx({ 'word/document.xml': documentXml(document) }));
  const readBack = (data: Record<string, unknown>): string => {
    const xml = mainPart(template.merge(data, { now: sampleNow }).docx);
    parseXml(xml, 'word/document.xml');
    return decode(textOf(xml));
  };

  test('gives valid XML, or an error that names the value and the part', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.anything());
    fc.assert(
      fc.property(anything, anything, anything, (number, name, paymentUrl) => {
        const data = patchInvoice({ invoice: { number, paymentUrl }, relation: { name, language: null } });
        try {
          readBack(data);
        } catch (error) {
          if (!(error instanceof DataError)) throw error;
          expect(error.message).toMatch(/(invoice|relation).* Used at word\/document\.xml|received/s);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('prints any valid name and any URL', () => {
    const shown = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter(
        (text) =>
          text.length <= 60 &&
          text.trim() !== '' &&
          text.isWellFormed() &&
          !isAbsent(text) &&
          !/[\p{Cc}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/u.test(text),
      );
    const url = fc
      .webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true })
      .filter((address) => readUrl(address) !== undefined);
    fc.assert(
      fc.property(shown, shown, url, (number, name, paymentUrl) => {
        const text = readBack(patchInvoice({ invoice: { number, paymentUrl }, relation: { name } }));
        for (const value of [number, name, paymentUrl]) expect(text).toContain(value);
      }),
      { numRuns: 400 },
    );
  });

  test('never treats values as fields, markup or line ends of the document', () => {
    const name = '{PaymentUrl} <w:p/> MERGEFIELD &amp; ]]> «x» \\* "';
    const xml = mainPart(merge(document, patchInvoice({ relation: { name } })).docx);
    expect(decode(textOf(xml))).toContain(name);
  });
});

describe('reading any bytes', () => {
  test('throws only errors of facteur', () => {
    const good = packDocx({
      'word/document.xml': documentXml('<w:p><w:r><w:t>{PaymentUrl}</w:t></w:r></w:p>'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const bytes = Uint8Array.from(good);
          for (const [place, value] of changes) bytes[place] = value;
          try {
            mergeDocx(bytes, sampleInvoice, { now: sampleNow });
          } catch (error) {
            if (!(error instanceof FacteurError)) throw error;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('what is set aside is restored unchanged', () => {
  fc.assert(
    fc.property(body, (blocks) => {
      const text = documentXml(blocks);
      const { text: reduced, ...rest } = setAside(text);
      expect(putBack(reduced, rest)).toBe(text);
    }),
  );
});

function decode(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_all, code, name) =>
    code === undefined ? (named[name] ?? '') : String.fromCodePoint(Number(code)),
  );
}
