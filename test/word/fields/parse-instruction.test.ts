import { describe, expect, test } from 'vitest';
import { readFieldName } from '../../../src/word/fields/field-name.ts';
import { parseInstruction } from '../../../src/word/fields/parse-instruction.ts';

describe('an instruction', () => {
  test.each([
    [' MERGEFIELD city ', { words: ['city'], formats: [] }],
    [
      ' MERGEFIELD  "Image:Payment Qr" \\* MERGEFORMAT ',
      { words: ['Image:Payment Qr'], formats: ['mergeformat'] },
    ],
    ['mergefield x\\*Upper', { words: ['x'], formats: ['upper'] }],
    ['MERGEFIELD \u201cInvoiceNumber\u201d', { words: ['InvoiceNumber'], formats: [] }],
    ['MERGEFIELD x \\# "#.##0,00" \\@ d/M', { numberPicture: '#.##0,00', datePicture: 'd/M' }],
    [
      'MERGEFIELD x \\#0 \\b "Nr. " \\f " (\\"k\\")"',
      { numberPicture: '0', before: 'Nr. ', after: ' ("k")' },
    ],
    ['MERGEFIELD x \\m \\v', { words: ['x'], formats: [] }],
    ['MERGEFIELD x \\*', { words: ['x'], formats: [] }],
    ['', { keyword: '' }],
  ])('%s', (text, expected) => {
    expect(parseInstruction(text)).toMatchObject({ keyword: text === '' ? '' : 'MERGEFIELD', ...expected });
  });
});

describe('the name of a merge field', () => {
  test.each([
    ['"{PaymentUrl}"', 'PaymentUrl', undefined],
    ['«PaymentUrl»', 'PaymentUrl', undefined],
    ['{{invoice.total}}', 'invoice.total', undefined],
    ['Image:PaymentQrCode(4cm)', 'Image:PaymentQrCode', 40],
    ['"Image(2,5 cm):PaymentQrCode"', 'Image:PaymentQrCode', 25],
    ['Image:PaymentQrCode 35mm', 'Image:PaymentQrCode', 35],
    ['Image:PaymentQrCode 2 in', 'Image:PaymentQrCode', 50.8],
    ['Image:PaymentQrCode(x)', 'Image:PaymentQrCode', undefined],
    ['Image:PaymentQrCode 0cm', 'Image:PaymentQrCode', undefined],
  ])('%s', (words, name, millimetres) => {
    expect(readFieldName(parseInstruction(`MERGEFIELD ${words}`), 'word/document.xml')).toEqual({
      name,
      millimetres,
    });
  });
});
