import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DataLine, readInvoices } from '../../../src/cli/send/read-invoices.ts';

/** Reads bytes that come in pieces of this size. */
async function read(content: string | Buffer, pieceSize = 7): Promise<DataLine[]> {
  const bytes = Buffer.from(content);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceSize) }, (_, index) =>
    bytes.subarray(index * pieceSize, (index + 1) * pieceSize),
  );
  const lines: DataLine[] = [];
  for await (const line of readInvoices(Readable.from(pieces))) lines.push(line);
  return lines;
}

const told = (lines: readonly DataLine[]): unknown[] =>
  lines.map((one) => ('data' in one ? [one.line, one.data] : [one.line, one.error.message]));

describe('one invoice on many lines', () => {
  const invoice = { invoice: { number: 'é"}' }, relation: {} };

  test.each(['', '\ufeff', ' \r\n'])('is read unchanged (%j before it)', async (before) => {
    const text = `${before}${JSON.stringify(invoice, undefined, 2).replace('\n', '\r\n')}\n`;
    expect(told(await read(text))).toEqual([[before === ' \r\n' ? 2 : 1, invoice]]);
  });

  test('is reported once if it is wrong', async () => {
    const text = '{\n  "a": 1\n';
    expect(told(await read(text))).toEqual([[1, expect.stringMatching(/^Line 1 is cut off/)]]);
    expect(told(await read(`${text}}\n{\n}`))).toEqual([[1, expect.stringMatching(/^Line 1 is not JSON/)]]);
  });
});

describe('invoices on lines', () => {
  test('are read with their line numbers, whatever the line ends', async () => {
    expect(told(await read('\ufeff{"a":1}\r\n\n  \n{"a":"é"}\n{"a":3}'))).toEqual([
      [1, { a: 1 }],
      [4, { a: 'é' }],
      [5, { a: 3 }],
    ]);
  });

  test('that are bad are reported by line, and the rest is read', async () => {
    const text = [
      '{"a":1}',
      '{"a":',
      '5',
      '[1]',
      'null',
      `{"a":"${'x'.repeat(1_100_000)}"}`,
      '{"a":2}',
      '{"a',
    ].join('\n');
    const bytes = Buffer.concat([Buffer.from(`${text}\n`), Buffer.from([0x22, 0xff, 0x22])]);
    expect(told(await read(bytes, 65_536))).toEqual([
      [1, { a: 1 }],
      [2, expect.stringMatching(/^Line 2 is not JSON/)],
      [3, 'Line 3 is not a JSON object with the data of an invoice.'],
      [4, 'Line 4 is not a JSON object with the data of an invoice.'],
      [5, 'Line 5 is not a JSON object with the data of an invoice.'],
      [6, 'Line 6 is longer than 1000000 bytes.'],
      [7, { a: 2 }],
      [8, expect.stringMatching(/^Line 8 is not JSON/)],
      [9, 'Line 9 is not UTF-8.'],
    ]);
  });

  test('are not quoted in errors about them', async () => {
    const [bad] = told(await read('{"name":"An Peeters", "iban" }'));
    expect(String(bad)).not.toMatch(/Peeters|iban/);
  });
});

describe('invoices in a list', () => {
  test('are read with the lines that they start on', async () => {
    const text = ' [\n{"a":1},\n {"a":{"b":[1,"],}\\""]}}\n,\n{"a":3} ]\n ';
    expect(told(await read(text))).toEqual([
      [2, { a: 1 }],
      [3, { a: { b: [1, '],}"'] } }],
      [5, { a: 3 }],
    ]);
    expect(await read('[]')).toEqual([]);
    expect(await read(' [ \n ] ')).toEqual([]);
  });

  test('that are bad are reported by line, and the rest is read', async () => {
    const text = `[{"a": },\n5,\n,\n{"a":"${'x'.repeat(1_100_000)}"},\n{"a":2}]\nx`;
    expect(told(await read(text, 65_536))).toEqual([
      [1, expect.stringMatching(/^Line 1 is not JSON/)],
      [2, 'Line 2 is not a JSON object with the data of an invoice.'],
      [3, expect.stringMatching(/^Line 3 is not JSON/)],
      [4, 'Line 4 is longer than 1000000 bytes.'],
      [5, { a: 2 }],
      [6, 'Line 6 comes after the end of the list.'],
    ]);
  });

  test('that ends too early is reported', async () => {
    expect(told(await read('[{"a":1},\n{"a":2}'))).toEqual([
      [1, { a: 1 }],
      [2, 'Line 2 is cut off: the list is not closed.'],
    ]);
    expect(told(await read('['))).toEqual([[1, 'Line 1 is cut off: the list is not closed.']]);
  });
});

test('a file in UTF-16 is refused', async () => {
  await expect(read(Buffer.from('\ufeff{"a":1}', 'utf16le'))).rejects.toThrow(/UTF-16/);
  await expect(read(Buffer.from('{"a":1}', 'utf16le'))).rejects.toThrow(/UTF-16/);
});

test('an empty file has no invoices', async () => {
  expect(await read('')).toEqual([]);
  expect(await read('\n \n')).toEqual([]);
});

test('any objects are read back, however they are written and cut into pieces', async () => {
  const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      objects,
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (all, pieceSize, isPretty) => {
        const expected = JSON.parse(JSON.stringify(all)) as unknown[];
        const onLines = all.map((one) => JSON.stringify(one)).join('\n');
        const inList = JSON.stringify(all, undefined, isPretty ? 2 : 0);
        const data = (lines: DataLine[]) => lines.map((one) => ('data' in one ? one.data : one.error));
        expect(data(await read(onLines, pieceSize))).toEqual(expected);
        expect(data(await read(inList, pieceSize))).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});
