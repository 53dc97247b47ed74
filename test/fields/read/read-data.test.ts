import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileTemplate } from '../../../src/compile/compile-template.ts';
import { DataError } from '../../../src/errors.ts';
import type { Template } from '../../../src/render/template.ts';
import { htmlDocument, invoiceData, now } from '../../compile/invoice-data.ts';

let template: Template;

beforeAll(async () => {
  template = await compileTemplate(
    htmlDocument(
      `<p style="color: {company.brandcolor}">{invoice.number} {invoice.date} {invoice.total} {invoice.vat} {invoice.paidamount}
      {relation.name} {relation.phone} {invoice.dayslate} {company.website} {company.iban} {invoice.description}</p>
      {{#if relation.isconsumer}}x{{/if}}{{#each invoice.lines}}{{description}} {{amount}} {{quantity}}{{/each}}
      {invoice.paymentbutton}`,
    ),
  );
});

function issuesOf(data: unknown): DataError['issues'] {
  try {
    template.render(data, { now });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(DataError);
    return (error as DataError).issues;
  }
}

describe('data that is wrong', () => {
  test.each([
    ['invoice.number', { number: 5 }],
    ['invoice.number', { number: 'x'.repeat(1_000_000) }],
    ['invoice.number', { number: 'a\nb' }],
    ['invoice.number', { number: 'a\u0000b' }],
    ['invoice.number', { number: 'a\u0085b' }],
    ['invoice.number', { number: 'a\u202eb' }],
    ['invoice.number', { number: 'a\u2066b' }],
    ['invoice.number', { number: 'a\ud800b' }],
    ['invoice.number', { number: { toString: () => 'x' } }],
    ['invoice.number', { number: new String('x') }],
    ['invoice.date', { date: '2026-02-29' }],
    ['invoice.date', { date: new Date() }],
    ['invoice.total', { total: 12.5 }],
    ['invoice.total', { total: '1.234' }],
    ['invoice.total', { total: '1234567890123' }],
    ['invoice.total', { total: '-1.00' }],
    ['invoice.total', { total: Number.NaN }],
    ['invoice.total', { total: '121,00' }],
    ['invoice.total', { currency: 'JPY', total: '121.50' }],
    ['invoice.balance', { balance: 'much' }],
    ['invoice.paidAmount', { paidAmount: '-1.00' }],
    ['invoice.currency', { currency: 'XXZ' }],
    ['invoice.currency', { currency: 'eur' }],
    ['invoice.status', { status: 'late' }],
    ['invoice.status', { status: 'constructor' }],
    ['invoice.dayslate', { daysLate: '1e3' }],
    ['invoice.lines', { lines: 'none' }],
    ['invoice.lines', { lines: { length: 1 } }],
    ['invoice.lines', { lines: Array.from({ length: 100_000 }, () => ({})) }],
    ['invoice.lines[1]', { lines: [{ description: 'a', amount: '1' }, 'b'] }],
    ['invoice.lines[0].amount', { lines: [{ description: 'a', amount: 1.5 }] }],
    ['invoice.paymentUrl', { paymentUrl: 'javascript:alert(1)' }],
    ['invoice.paymentUrl', { paymentUrl: 'http://pay.example.be/x' }],
    ['invoice.paymentUrlExpiresAt', { paymentUrlExpiresAt: '2027-01-31' }],
  ])('names its place: %s', (place, changes) => {
    const issues = issuesOf(invoiceData(changes));
    expect(issues.map(({ path }) => path.toLowerCase())).toContain(place.toLowerCase());
    for (const { received, expected } of issues) {
      expect(received.length).toBeLessThan(120);
      expect(expected).not.toBe('');
    }
  });

  test.each([undefined, null, 'text', 5, [], () => ({})])('that is %s is refused', (data) => {
    expect(issuesOf(data).map(({ path }) => path)).toEqual(['data']);
  });

  test.each(['', ' ', '\t', '\u00a0', '\u2007\u202f ', '\u3000', '\ufeff'])(
    'that is blank is missing: %j',
    (number) => {
      expect(issuesOf(invoiceData({ number }))).toMatchObject([
        { path: 'invoice.number', received: 'nothing' },
      ]);
    },
  );

  test('is reported with the place where the template uses it', () => {
    expect(issuesOf(invoiceData({ number: 5 }))).toEqual([
      {
        path: 'invoice.number',
        received: '5',
        expected: 'a string',
        usedAt: expect.stringMatching(/^template:1:\d+$/) as unknown,
      },
    ]);
  });

  test('is reported all at once, with missing values', () => {
    expect(issuesOf(invoiceData({ number: 5, date: 'x', total: 1.5 })).map(({ path }) => path)).toEqual([
      'invoice.number',
      'invoice.date',
      'invoice.total',
    ]);
    expect(issuesOf({ invoice: { lines: [{}] } }).map(({ path }) => path)).toEqual([
      'invoice.number',
      'invoice.date',
      'invoice.total',
      'relation.name',
      'invoice.lines[0].description',
      'invoice.lines[0].amount',
    ]);
  });

  test('is described without names, addresses or payment links', () => {
    const secret = 'S3CRET';
    const data = invoiceData(
      {
        number: `${secret}\u0000`,
        paymentUrl: `http://pay.example/${secret}`,
        description: `${secret}\u202e`,
      },
      {
        relation: { name: `${secret}\ud800`, phone: `${secret}\u0007` },
        company: { iban: `${secret}\u0001`, website: `ftp://${secret}` },
      },
    );
    const issues = issuesOf(data);
    expect(issues).toHaveLength(7);
    expect(JSON.stringify(issues)).not.toContain(secret);
  });
});

describe('hostile objects', () => {
  test('are read only through their own properties', () => {
    class Invoice {
      number = '7';
      date = '2026-11-02';
      total = '1.00';
      get description(): string {
        return 'from the prototype';
      }
    }
    const data = { ...invoiceData(), invoice: new Invoice() };
    expect(template.render(data, { now }).text).not.toContain('from the prototype');
    const empty = JSON.parse('{"__proto__":{"invoice":{"number":"1"}},"constructor":{"name":"x"}}') as object;
    expect(issuesOf(empty).map(({ path }) => path)).toContain('invoice.number');
  });

  test('with cycles can be read', () => {
    const invoice: Record<string, unknown> = { ...(invoiceData() as { invoice: object }).invoice };
    invoice.lines = [invoice];
    invoice.invoice = invoice;
    expect(issuesOf({ ...invoiceData(), invoice }).length).toBeGreaterThan(0);
  });

  test('cause no other error than a DataError', () => {
    fc.assert(
      fc.property(
        fc.record({
          invoice: fc.oneof(
            fc.anything(),
            fc.record({ number: fc.anything(), lines: fc.anything(), total: fc.anything() }),
          ),
          relation: fc.anything(),
          company: fc.anything({ withNullPrototype: true }),
        }),
        (data) => {
          issuesOf(data);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('are never changed', () => {
    const data = invoiceData({ lines: [{ description: 'a', amount: '1.00' }] });
    const copy = structuredClone(data);
    template.render(deepFreeze(data), { now });
    expect(data).toEqual(copy);
  });

  test('do not pollute a prototype, and a polluted prototype adds no value', () => {
    const program = `
      Object.prototype.number = 'POLLUTED';
      Object.prototype.paymentUrl = 'https://evil.example/x';
      Object.prototype.fields = 'POLLUTED';
      const { loadTemplate } = await import(${JSON.stringify(new URL('../../../dist/index.js', import.meta.url).href)});
      const template = loadTemplate(JSON.parse(${JSON.stringify(JSON.stringify(template.toJSON()))}));
      const before = Object.keys(Object.prototype).join();
      try { template.render(JSON.parse('{"invoice":{"__proto__":{"x":1},"date":"2026-11-02","total":"1.00"},"relation":{"name":"n"}}')); }
      catch (error) { console.log(error.code, error.issues.map(({ path }) => path).join()); }
      console.log(Object.keys(Object.prototype).join() === before, {}.x);
    `;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
    });
    expect(output).toBe('missing-field invoice.number\ntrue undefined\n');
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
