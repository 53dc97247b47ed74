import { describe, expect, test } from 'vitest';
import type { DataError } from '../../src/errors.ts';
import { readInvoice } from '../../src/payment-links/read-invoice.ts';
import { invoiceData } from './invoices.ts';

function issuesOf(data: unknown): string[] {
  try {
    readInvoice(data);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid-data' });
    return (error as DataError).issues.map((issue) => `${issue.path}: ${issue.expected}`);
  }
}

describe('reading an invoice for its payment link', () => {
  test('keeps the data for a payment page, and only the language of the customer', () => {
    expect(readInvoice(invoiceData())).toEqual({
      company: '0403019261',
      invoice: '2026-0142',
      cents: 121_000,
      details: {
        creditor: 'Kantoor Janssens bv',
        tradeName: 'Kantoor Janssens',
        iban: 'BE68539007547034',
        reference: { kind: 'ogm', value: '010806817183' },
        dueDate: '2026-12-02',
        language: 'nl',
        enterpriseNumber: 'BE 0403.019.261',
        phone: '+32 2 555 12 34',
        email: 'info@example.be',
      },
    });
  });

  test.each([
    ['the balance before the total', { balance: '10.5', total: '99' }, 1050],
    ['an integer of cents', { total: 1 }, 1],
    ['the largest amount', { total: '999999999.99' }, 99_999_999_999],
  ])('accepts %s', (_, invoice, cents) => {
    expect(readInvoice(invoiceData(invoice))).toMatchObject({ cents });
  });

  test.each([
    ['nl-BE', 'nl'],
    ['FR', 'fr'],
    ['de', 'de'],
    ['tr', 'en'],
    [undefined, 'en'],
    [7, 'en'],
  ])('uses for the language %s the page in %s', (language, expected) => {
    expect(readInvoice(invoiceData({}, {}, { language }))).toMatchObject({ details: { language: expected } });
  });

  test('uses the invoice number as the communication if there is no reference', () => {
    expect(readInvoice(invoiceData({ reference: undefined }))).toMatchObject({
      details: { reference: { kind: 'text', value: '2026-0142' } },
    });
  });

  test.each(['0403019261', '0403.019.261', 'BE0403019261', 'be 0403 019 261'])(
    'reads the company %s',
    (enterpriseNumber) => {
      expect(readInvoice(invoiceData({}, { enterpriseNumber }))).toMatchObject({ company: '0403019261' });
    },
  );

  test.each([
    ['paid', { status: 'paid' }],
    ['credited', { status: 'credited', total: '-10.00' }],
    ['cancelled', { status: 'cancelled' }],
    ['nothing-due', { total: '0.00' }],
    ['nothing-due', { total: '-10.00' }],
    ['nothing-due', { total: '100', balance: '0' }],
  ])('finds nothing to pay: %s', (nothing, invoice) => {
    expect(readInvoice(invoiceData(invoice))).toEqual({ invoice: '2026-0142', nothing });
  });

  test.each([
    ['three decimals', invoiceData({ total: '12.345' }), 'invoice.total: an amount such as "121.00"'],
    ['a float', invoiceData({ total: 12.5 }), 'invoice.total: an amount such as "121.00"'],
    ['a billion', invoiceData({ total: '1000000000.00' }), 'invoice.total: an amount such as "121.00"'],
    ['another currency', invoiceData({ currency: 'USD' }), 'invoice.currency: EUR, the only currency'],
    ['control characters', invoiceData({ number: '2026\u0000' }), 'invoice.number: a string without control'],
    [
      'a line break in the number',
      invoiceData({ number: '2026\n1' }),
      'invoice.number: a string without line breaks',
    ],
    [
      'a number with a direction mark',
      invoiceData({ number: '\u202e2410' }),
      'invoice.number: a string without control or bidirectional',
    ],
    ['a number instead of a string', invoiceData({ number: 20260142 }), 'invoice.number: a string'],
    [
      'a wrong IBAN',
      invoiceData({}, { iban: 'BE69539007547034' }),
      'company.iban: an IBAN (its check digits do not match, so a digit is wrong)',
    ],
    ['a wrong BIC', invoiceData({}, { bic: 'KRED' }), 'company.bic: a BIC'],
    [
      'a wrong reference',
      invoiceData({ reference: '+++123/4567/89012+++' }),
      'invoice.reference: a payment reference (its check digits are 12 instead of 02)',
    ],
    ['no enterprise number', invoiceData({}, { enterpriseNumber: '' }), 'company.enterpriseNumber: a value'],
    ['an invalid date', invoiceData({ dueDate: '2026-02-30' }), 'invoice.dueDate: a date'],
    ['an unknown status', invoiceData({ status: 'maybe' }), 'invoice.status: one of'],
    ['a string instead of an object', 'invoice', 'data: an object with invoice, relation and company'],
    ['nothing at all', {}, 'invoice.number: a value'],
  ])('refuses %s', (_, data, issue) => {
    expect(issuesOf(data).some((one) => one.startsWith(issue))).toBe(true);
  });

  test('reads only own properties of the data', () => {
    expect(issuesOf({ invoice: Object.create({ number: '1' }), company: {} })).toContain(
      'invoice.number: a value (Invoice number)',
    );
  });
});
