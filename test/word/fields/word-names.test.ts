import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src/fields/catalogue.ts';
import { resolveField, resolveList, suggestName } from '../../../src/word/fields/word-names.ts';

describe('a field name', () => {
  test('every field of the catalogue has a dotted name and a Word name', () => {
    for (const [name, { kind }] of Object.entries(catalogue)) {
      if (kind === 'list') continue;
      const expected = name.replace(/payment(?:button|qrcode)/, 'paymenturl');
      expect(resolveField(name)?.name).toBe(expected);
      expect(resolveField(name.toUpperCase())?.name).toBe(expected);
      expect(resolveField(name.replace('.', ''))?.name).toBe(expected);
    }
  });

  test.each([
    ['PaymentUrl', 'invoice.paymenturl', false],
    ['Payment_Url', 'invoice.paymenturl', false],
    ['Image:PaymentQrCode', 'invoice.paymenturl', true],
    ['invoice.paymentqrcode', 'invoice.paymenturl', true],
    ['InvoiceNumber', 'invoice.number', false],
    ['RelationName', 'relation.name', false],
    ['DueDate', 'invoice.duedate', false],
    ['invoice.paymentbutton', 'invoice.paymenturl', false],
  ])('%s is %s', (written, name, isQrCode) => {
    expect(resolveField(written)).toMatchObject({ name, isQrCode, list: undefined });
  });

  test.each(['Foo', 'invoice', 'Image:Logo', 'invoice.lines', '', '__proto__', 'constructor'])(
    '%s is unknown',
    (written) => {
      expect(resolveField(written)).toBeUndefined();
    },
  );

  test('in a region, the fields of its items come first', () => {
    const lines = resolveList('Lines');
    const invoices = resolveList('Invoices');
    expect(resolveField('Description', lines)?.name).toBe('invoice.lines.description');
    expect(resolveField('LineAmount', lines)?.name).toBe('invoice.lines.amount');
    expect(resolveField('InvoiceNumber', lines)?.name).toBe('invoice.number');
    expect(resolveField('InvoiceNumber', invoices)?.name).toBe('reminder.invoices.number');
    expect(resolveField('Image:PaymentQrCode', invoices)).toMatchObject({
      list: 'reminder.invoices',
      isQrCode: true,
    });
  });

  test.each([
    ['PaymentUlr', 'PaymentUrl'],
    ['Image:PaymentQr_Cod', 'Image:PaymentQrCode'],
    ['InvoiceNumer', 'invoice.number'],
    ['TableStart:Line', 'TableStart:lines'],
    ['Zwembad', undefined],
  ])('%s was probably meant to be %s', (written, expected) => {
    expect(suggestName(written)).toBe(expected);
  });
});
