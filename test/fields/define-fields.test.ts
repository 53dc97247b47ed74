import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { catalogue } from '../../src/fields/catalogue.ts';
import type { OwnField } from '../../src/fields/check-definition.ts';
import { defineFields } from '../../src/fields/define-fields.ts';
import type { Mail } from '../../src/message/mail.ts';
import { htmlDocument, invoiceData, now } from '../compile/invoice-data.ts';

const text = { kind: 'text', description: 'Project code' };

test.each([
  ['a name with capitals', { 'project.Code': text }, 'the name must be lower-case and dotted'],
  ['a name without a dot', { project: text }, 'the name must be lower-case and dotted'],
  ['a field of the catalogue', { 'invoice.number': text }, 'the catalogue already has this field'],
  ['the scope of strings', { 't.code': text }, 'names cannot start with "t", "layout" or "this"'],
  [
    'a kind that there is not',
    { 'project.code': { ...text, kind: 'txt' } },
    '"kind" must be one of text, number, money, date, url, colour, flag, list; received "txt"',
  ],
  ['no description', { 'project.code': { kind: 'text' } }, '"description" is required'],
  [
    'a list without fields',
    { 'project.hours': { ...text, kind: 'list' } },
    '"fields" is required for a list',
  ],
  ['an invalid path', { 'project.code': { ...text, path: 12 } }, '"path" must be a path of names'],
  ['an empty step of a path', { 'project.code': { ...text, path: 'a..b' } }, 'received "a..b"'],
  [
    'a length below one',
    { 'project.code': { ...text, maxLength: -1 } },
    '"maxLength" must be a whole number',
  ],
  ['an unknown format', { 'project.code': { ...text, format: 'zzz' } }, '"format" must be one of iban'],
  [
    'values that are not a list',
    { 'project.code': { ...text, oneOf: 'x' } },
    '"oneOf" must be a list of strings',
  ],
  [
    'a string instead of a boolean',
    { 'project.code': { ...text, required: 'yes' } },
    '"required" must be true or false',
  ],
  [
    'a field in a field',
    { 'invoice.number.x': text },
    '"invoice.number" is a field and cannot contain other fields',
  ],
  ['a field that lines already have', { 'invoice.lines.amount': text }, 'already has this field'],
  ['nothing', null, 'expects an object with a definition for each name'],
  ['no definition', { 'project.code': null }, 'the definition must be an object'],
  [
    'an unknown key',
    { 'project.code': { ...text, requird: true } },
    'unknown key "requird". Did you mean "required"?',
  ],
  ['a computed field', { 'project.code': { ...text, computed: 'payable' } }, 'unknown key "computed"'],
  [
    'an unknown key in a list',
    { 'project.hours': { ...text, kind: 'list', fields: { day: { ...text, paht: 'x' } } } },
    'Field "project.hours.day": unknown key "paht"',
  ],
  [
    'a name that Handlebars reads as something else',
    { 'project.hours': { ...text, kind: 'list', fields: { else: text } } },
    'Field "project.hours.else": Handlebars reads this name',
  ],
  [
    'an amount with an example of letters',
    { 'order.total': { kind: 'money', description: 'Total', example: 'abc' } },
    'Field "order.total": "example" must be a value of kind money: an amount such as "121.00", with at most 12 digits before the point, or an integer of minor units; received "abc".',
  ],
  [
    'an amount with too many decimals for its currency',
    {
      'order.total': { kind: 'money', description: 'Total', example: '1.50' },
      'order.currency': { ...text, format: 'currency', example: 'JPY' },
    },
    'an amount such as "121"',
  ],
  [
    'a date with an example that is not a date',
    { 'order.date': { kind: 'date', description: 'Date', example: '2/12/2026' } },
    'a date such as "2026-12-02"; received "2/12/2026"',
  ],
  [
    'a flag with an example of text',
    { 'order.isopen': { ...text, kind: 'flag', example: 'yes' } },
    'true or false; received "yes"',
  ],
  ['a URL without https', { 'order.site': { ...text, kind: 'url', example: 'example.be' } }, 'an https URL'],
  ['a colour by name', { 'order.tint': { ...text, kind: 'colour', example: 'red' } }, 'received "red"'],
  ['a text with an example of a number', { 'order.code': { ...text, example: 17 } }, 'a string; received 17'],
  [
    'an example that is not one of the values',
    { 'order.code': { ...text, oneOf: ['a', 'b'], example: 'c' } },
    'one of a, b; received "c"',
  ],
  [
    'a currency with an example that is not a currency',
    { 'order.cur': { ...text, format: 'currency', example: 'euro' } },
    'an ISO 4217 currency code, such as "EUR"; received "euro"',
  ],
  [
    'a wrong example in a list',
    { 'order.items': { ...text, kind: 'list', fields: { price: { ...text, kind: 'money', example: 'x' } } } },
    'Field "order.items.price": "example"',
  ],
  [
    'a wrong example in a list of the catalogue',
    { 'invoice.lines.cost': { ...text, kind: 'money', example: 'x' } },
    'Field "invoice.lines.cost": "example"',
  ],
  [
    'an example of a list',
    { 'order.items': { ...text, kind: 'list', example: 'x', fields: { day: text } } },
    'a list has no "example"',
  ],
  [
    'a second currency of the same amounts',
    { 'order.currency': { ...text, format: 'currency' }, 'order.other': { ...text, format: 'currency' } },
    'Field "order.other": "order.currency" is already the currency',
  ],
  [
    'a second currency of the invoice',
    { 'invoice.currency2': { ...text, format: 'currency' } },
    '"invoice.currency" is already the currency',
  ],
  [
    'a currency outside of an object',
    { 'order.currency': { ...text, format: 'currency', path: 'currency' } },
    'its "path" must be in an object',
  ],
])('%s is refused', (_name, own, message) => {
  let error: unknown;
  try {
    defineFields(own as unknown as Record<string, OwnField>);
  } catch (reason) {
    error = reason;
  }
  expect(error).toMatchObject({ code: 'invalid-option' });
  expect((error as Error).message).toContain(message);
});

test('the path of a field defaults to its name', () => {
  const fields = defineFields({
    'project.code': { kind: 'text', description: 'Code', path: 'project.shortCode' },
    'project.hours': {
      kind: 'list',
      description: 'Hours',
      fields: { day: { kind: 'date', description: 'Day' } },
    },
  });
  expect(fields['project.code']).toMatchObject({ path: 'project.shortCode' });
  expect(fields['project.hours']).toMatchObject({ path: 'project.hours', fields: { day: { path: 'day' } } });
  expect(fields['invoice.number']).toBeDefined();
});

test('a field can be added to the items of a list in the catalogue', async () => {
  const fields = defineFields({
    'invoice.lines.project': { kind: 'text', description: 'Project', required: true },
    'reminder.invoices.note': { kind: 'text', description: 'Note', path: 'remark' },
  });
  expect(fields['invoice.lines']!.fields).toMatchObject({ project: { path: 'project' }, amount: {} });
  expect(fields['reminder.invoices']!.fields).toMatchObject({ note: { path: 'remark' } });
  const template = await compileTemplate(
    htmlDocument('<ul>{{#each invoice.lines}}<li>{{description}}: {{project}}</li>{{/each}}</ul>'),
    { fields },
  );
  const lines = [{ description: 'Bread', amount: '1.00', project: 'P-17' }];
  expect(template.render(invoiceData({ lines })).text).toContain('Bread: P-17');
});

describe('a name decides nothing', () => {
  const text = (description: string): OwnField => ({ kind: 'text', description });
  const amount = (description: string): OwnField => ({ kind: 'money', description });
  const rendered = async (
    body: string,
    own: Readonly<Record<string, OwnField>>,
    data: object,
  ): Promise<Mail> => {
    const template = await compileTemplate(htmlDocument(body), {
      fields: defineFields(own),
      locale: 'en-GB',
    });
    return template.render({ ...invoiceData(), ...data }, { now });
  };

  test.each([
    ['a text', { currency: 'in shells' }],
    ['a code', { currency: 'USD' }],
    ['anything', { currency: 'euro' }],
  ])('an own field called currency prints %s', async (_what, order) => {
    const mail = await rendered('<p>{order.currency}.</p>', { 'order.currency': text('Shells') }, { order });
    expect(mail.text).toContain(`${order.currency}.`);
    expect(mail.warnings).toEqual([]);
  });

  test('any name and any text are printed as they are', async () => {
    const names = [
      ...new Set(
        [...Object.keys(catalogue), ...Object.keys(catalogue['invoice.lines']!.fields!)].map((name) =>
          name.slice(name.lastIndexOf('.') + 1),
        ),
      ),
    ];
    const own = Object.fromEntries(names.map((name) => [`order.${name}`, text(name)]));
    const items = Object.fromEntries(names.map((name) => [name, text(name)]));
    const fields = defineFields({
      ...own,
      'order.items': { kind: 'list', description: 'Items', fields: items },
    });
    const template = await compileTemplate(
      htmlDocument(
        `${names.map((name) => `<p>{order.${name}}</p>`).join('')}{{#each order.items}}${names
          .map((name) => `<p>{{${name}}}</p>`)
          .join('')}{{/each}}`,
      ),
      { fields },
    );
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,8}$/), {
          minLength: names.length * 2,
          maxLength: names.length * 2,
        }),
        (values) => {
          const order = Object.fromEntries(names.map((name, index) => [name, values[index]!]));
          const item = Object.fromEntries(names.map((name, index) => [name, values[names.length + index]!]));
          const mail = template.render({ order: { ...order, items: [item] } }, { now });
          expect(mail.text.split(/\s+/).filter((word) => word !== '')).toEqual(values);
          expect(mail.warnings).toEqual([]);
        },
      ),
    );
  });

  test('an own link called paymenturl is not the payment link of an invoice', async () => {
    const own = { 'order.paymenturl': { kind: 'url', description: 'Page' } } as const;
    const data = { order: { paymenturl: 'https://example.be/order' } };
    const mail = await rendered(
      '<!-- {order.paymenturl} --><p><a href="{order.paymenturl}">Order</a>, then more. {order.paymenturl}, here.</p>',
      own,
      data,
    );
    expect(mail.html).toContain('<a href="https://example.be/order">Order</a>');
    expect(mail.text.replaceAll('\n', ' ')).toContain(
      'Order: https://example.be/order, then more. https://example.be/order, here.',
    );
  });

  test('an own text called paymentbutton in a comment is not a lost payment button', async () => {
    const mail = await rendered(
      '<!-- {order.paymentbutton} --><p>Text</p>',
      { 'order.paymentbutton': text('x') },
      {},
    );
    expect(mail.text).toBe('Text\n');
  });

  test('a scheme before a text field stays', async () => {
    const mail = await rendered(
      '<p>https://{order.paymenturl}</p>',
      { 'order.paymenturl': text('Host') },
      {
        order: { paymenturl: 'example.be' },
      },
    );
    expect(mail.text).toContain('https://example.be');
  });

  test('amounts are in the currency of their object if no field says otherwise', async () => {
    const mail = await rendered(
      '<p>{order.total}</p>',
      { 'order.total': amount('Total') },
      {
        order: { total: '5.00', currency: 'USD' },
      },
    );
    expect(mail.text).toContain('US$5.00');
  });

  test('a currency of another name counts', async () => {
    const own = {
      'order.cur': { ...text('Currency'), format: 'currency' },
      'order.total': amount('Total'),
      'order.items': {
        kind: 'list',
        description: 'Items',
        fields: { price: amount('Price'), currency: text('Shells') },
      },
    } as const;
    const body =
      '<p>{order.total} {order.cur}</p>{{#each order.items}}<p>{{price}} {{currency}}</p>{{/each}}';
    const mail = await rendered(body, own, {
      order: {
        total: '5.00',
        cur: 'USD',
        currency: 'seashells',
        items: [{ price: '2.00', currency: 'cowries' }],
      },
    });
    expect(mail.text).toContain('US$5.00 USD');
    expect(mail.text).toContain('US$2.00 cowries');
    await expect(rendered(body, own, { order: { total: '5.00', cur: 'dollar' } })).rejects.toMatchObject({
      issues: [
        { path: 'order.cur', received: '"dollar"', expected: 'an ISO 4217 currency code, such as "EUR"' },
      ],
    });
  });

  test('a plain text that looks like the currency of the amounts beside it is a warning', async () => {
    const own = { 'order.currency': text('Currency'), 'order.total': amount('Total') };
    const mail = await rendered('<p>{order.total} {order.currency}</p>', own, {
      order: { total: '5.00', currency: 'USD' },
    });
    expect(mail.text).toContain('€5.00 USD');
    expect(mail.warnings).toMatchObject([
      { code: 'currency-not-used', message: expect.stringContaining("add format: 'currency'") as unknown },
    ]);
    const other = await rendered('<p>{order.total} {order.currency}</p>', own, {
      order: { total: '5.00', currency: 'shells' },
    });
    expect(other.warnings).toEqual([]);
  });
});
