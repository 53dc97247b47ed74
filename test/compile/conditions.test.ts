import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { htmlDocument, invoiceData, now } from './invoice-data.ts';

async function outcome(condition: string, invoice: Readonly<Record<string, unknown>>): Promise<string> {
  const template = await compileTemplate(htmlDocument(`<p>{{#if ${condition}}}yes{{else}}no{{/if}}</p>`));
  return template.render(invoiceData(invoice), { now }).text.trim();
}

describe('an amount in a condition', () => {
  test.each([
    ['EUR', '100.00', 'no'],
    ['EUR', '100.01', 'yes'],
    ['JPY', '100', 'no'],
    ['JPY', '101', 'yes'],
    ['BHD', '100.000', 'no'],
    ['BHD', '100.001', 'yes'],
    ['BHD', '99.999', 'no'],
  ])(
    'in %s is compared in units of the currency: whether %s is more than 100 is %s',
    async (currency, total, expected) => {
      expect(await outcome('(gt invoice.total 100)', { currency, total })).toBe(expected);
      expect(await outcome('(lt 100 invoice.balance)', { currency, total })).toBe(expected);
    },
  );

  test('equals the literal of the same amount, down to the smallest unit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom(['EUR', 2] as const, ['BHD', 3] as const, ['JPY', 0] as const),
        async (units, [currency, digits]) => {
          const total = (units / 10 ** digits).toFixed(digits);
          expect(await outcome(`(eq invoice.total ${total})`, { currency, total })).toBe('yes');
          expect(await outcome(`(gt invoice.total ${total})`, { currency, total })).toBe('no');
        },
      ),
      { numRuns: 30 },
    );
  });

  test('can be compared with another amount of the same invoice', async () => {
    const invoice = { total: '100.00', balance: '40.00', paidAmount: '60.00' };
    expect(await outcome('(lt invoice.balance invoice.total)', invoice)).toBe('yes');
    expect(await outcome('(gt invoice.balance invoice.paidamount)', invoice)).toBe('no');
  });
});

describe('a condition', () => {
  test.each([
    ['(eq invoice.status "open")', {}, 'yes'],
    ['(eq invoice.currency "EUR")', { currency: undefined }, 'yes'],
    ['(eq invoice.description "")', {}, 'yes'],
    ['(ne invoice.description "")', { description: 'x' }, 'yes'],
    ['invoice.lines', { lines: [] }, 'no'],
    ['invoice.lines', { lines: [{}] }, 'yes'],
    ['invoice.dayslate', { daysLate: 0 }, 'no'],
    ['invoice.vat', { vat: '0.00' }, 'no'],
    ['(or (and invoice.isopen (not invoice.isoverdue)) false)', { status: 'partial' }, 'yes'],
  ])('%s with %j gives %s', async (condition, invoice, expected) => {
    expect(await outcome(condition, invoice)).toBe(expected);
  });
});

test('inside a root list within another list, the items of both are available', async () => {
  const template = await compileTemplate(
    htmlDocument(
      '<p>{{#each reminder.invoices}}{{number}}:{{#each invoice.lines}}{{description}}-{{../number}}-{{@../index}}{{@index}} {{/each}}{{/each}}</p>',
    ),
  );
  const mail = template.render({
    reminder: { invoices: [{ number: 'A' }, { number: 'B' }] },
    invoice: { lines: [{ description: 'x' }, { description: 'y' }] },
  });
  expect(mail.text.trim()).toBe('A:x-A-00 y-A-01 B:x-B-10 y-B-11');
});
