import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { createFormatter } from '../../src/fields/formats/formatter.ts';
import { htmlDocument, invoiceData, mjmlDocument, now, paymentUrl } from './invoice-data.ts';

describe('preformatted text with white space on its own', () => {
  test.each([
    ['<pre>{invoice.number} {relation.name}</pre>', '2026-0142 Bakkerij Peeters'],
    ['<pre>{invoice.number}\n{relation.name}</pre>', '2026-0142\nBakkerij Peeters'],
    ['<pre>{{#each invoice.lines}}{{description}}\n{{/each}}</pre>', 'Bread\nRolls'],
    [
      '<table><tr><td><pre>{invoice.number}\n{relation.name}</pre></td></tr></table>',
      '2026-0142\nBakkerij Peeters',
    ],
  ])('is kept: %s', async (source, expected) => {
    const template = await compileTemplate(htmlDocument(source));
    const lines = [
      { description: 'Bread', amount: '1.00' },
      { description: 'Rolls', amount: '2.00' },
    ];
    expect(template.render(invoiceData({ lines }), { now }).text.trimEnd()).toBe(expected);
  });
});

test.each([['en-BE'], ['nl-BE'], ['fr-BE'], ['de-BE'], ['en-GB']])(
  'numbers and amounts have the same decimal sign in %s',
  (locale) => {
    const formatter = createFormatter(locale);
    const [, sign] = /\d\D*?([.,])\d\d(?!\d)/.exec(formatter.money(1_234_550, 'EUR').slice(-12)) ?? [];
    expect(formatter.number('1.25')).toBe(`1${sign}25`);
    expect(formatter.number('12345.25')).toContain(`345${sign}25`);
  },
);

describe('a template that uses the payment link without showing the URL', () => {
  test.each([
    [
      'only a QR code',
      '<p>{invoice.paymentqrcode}</p>',
      {},
      /HTML .* not in a place that every reader sees[\s\S]*template:1/,
    ],
    [
      'an attribute',
      '<p title="{invoice.paymenturl}">x</p>',
      {},
      /text .* not in a place that every reader sees/,
    ],
    [
      'a written text without it',
      '<p>{invoice.paymentbutton}</p>',
      { text: 'Hi' },
      /the written text part does not have it[\s\S]*template text:1:1/,
    ],
  ])('does not compile: %s', async (_name, source, options, message) => {
    await expect(compileTemplate(htmlDocument(source), options)).rejects.toThrow(message);
  });

  test('compiles with a QR code and the URL', async () => {
    const template = await compileTemplate(
      htmlDocument('<p>{invoice.paymentqrcode}</p><p>{invoice.paymenturl}</p>'),
    );
    expect(template.render(invoiceData(), { now }).text).toContain(paymentUrl);
  });
});

describe('a string in a string', () => {
  test.each(['Hello {t.b}', 'Hello {{t.b}}'])('is refused, with its place: %s', async (a) => {
    const compiling = compileTemplate('<p>{t.a}</p>', { subject: 'x', strings: { a, b: 'B' } });
    await expect(compiling).rejects.toThrow(
      /cannot contain another string, \{t\.b\}[\s\S]*template strings:1:13/,
    );
  });
});

test('adjacent links get a space between their addresses, but no space before a comma', async () => {
  const body =
    '<p><a href="https://a.be/1">One</a><a href="https://a.be/2">Two</a>, <a href="https://a.be/3">three</a>four<br><a href="https://a.be/4">x</a><br>y</p>';
  const template = await compileTemplate(htmlDocument(body));
  expect(template.render({}, { now }).text).toBe(
    'One: https://a.be/1 Two: https://a.be/2, three: https://a.be/3 four\nx: https://a.be/4\ny\n',
  );
});

test('punctuation stays right after an address, even if a block ends between them', async () => {
  const body =
    '<p>See {{#if relation.name}}<a href="https://a.be/1">One</a>{{/if}}, and <a href="https://a.be/2">two</a>{{#if invoice.number}}. Bye{{/if}}</p>';
  const template = await compileTemplate(htmlDocument(body));
  expect(template.render(invoiceData(), { now }).text).toBe(
    'See One: https://a.be/1, and two: https://a.be/2. Bye\n',
  );
});

test('an attribute of a template is not read as a mark of the text part', async () => {
  const body = '<p><a data-guard="before after" href="{company.website}">Site</a></p>';
  const company = { name: 'K', website: 'https://k.example.be' };
  const template = await compileTemplate(htmlDocument(body));
  expect(template.render(invoiceData({}, { company }), { now }).text).toBe('Site: https://k.example.be\n');
  expect(template.render(invoiceData(), { now }).text).toBe('Site\n');
});

test('a link to a missing mail address or telephone number becomes its words', async () => {
  const body = '<p><a href="mailto:{relation.email}">Mail</a> or <a href="tel:{company.phone}">call</a></p>';
  const template = await compileTemplate(htmlDocument(body));
  const without = template.render(invoiceData(), { now });
  expect(without.text).toBe('Mail or call\n');
  expect(without.html).toContain('<p>Mail or call</p>');
  const relation = { name: 'A', email: 'a+b@example.be' };
  const mail = template.render(invoiceData({}, { relation }), { now });
  expect(mail.text).toBe('Mail: a+b@example.be or call\n');
  expect(mail.html).toContain('<a href="mailto:a+b@example.be">Mail</a> or call');
});

test('a layout without {layout.subject} gets the subject that is passed', async () => {
  const layout = mjmlDocument('<mj-text>{layout.body}</mj-text>').replace(/<mj-title>.*<\/mj-title>/, '');
  const template = await compileTemplate('<p>x</p>', { layout, subject: 'A & B', preheader: 'Soon' });
  const mail = template.render({}, { now });
  expect([mail.subject, mail.preheader]).toEqual(['A & B', 'Soon']);
});

test('an HTML layout gets no preheader element, which HTML does not have', async () => {
  const layout = htmlDocument('{layout.body}', 'own');
  const template = await compileTemplate('<p>x</p>', { layout, subject: 'A', preheader: 'Soon' });
  const mail = template.render({}, { now });
  expect([mail.subject, mail.preheader]).toEqual(['A', '']);
  expect(mail.html).not.toContain('preview');
});

test('a layout that repeats its body too often is refused', async () => {
  const layout = mjmlDocument(`<mj-text>${'{layout.body}'.repeat(300)}</mj-text>`);
  const compiling = compileTemplate(`<p>${'x'.repeat(50_000)}</p>`, { layout, subject: 'x' });
  await expect(compiling).rejects.toMatchObject({ code: 'template-too-large' });
});

test('https:// and the slash around a URL field are removed, because its value has them', async () => {
  const template = await compileTemplate('<p><a href="http://{invoice.paymenturl}/">Pay</a></p>', {
    subject: 'x',
  });
  expect(template.warnings).toMatchObject([{ code: 'field-repaired' }]);
  expect(template.render(invoiceData(), { now }).html).toContain(`<a href="${paymentUrl}"`);
});

describe('an invalid option', () => {
  test.each([
    [
      'fields that defineFields did not make',
      { fields: { 'a.b': { kind: 'text' } } },
      /the result of defineFields/,
    ],
    ['no fields', { fields: null }, /the result of defineFields/],
    ['null', null, /compileTemplate expects an object with options/],
    ['a list', [], /compileTemplate expects an object with options/],
  ])('is refused: %s', async (_name, options, message) => {
    await expect(compileTemplate('<p>x</p>', options as object)).rejects.toThrow(message);
  });
});

test('languages are case-insensitive', async () => {
  const template = await compileTemplate(htmlDocument('<p>{invoice.total}</p>'), { locale: 'NL' });
  expect(template.locale).toBe('nl-BE');
  expect(template.render(invoiceData(), { now }).text).toBe('€\u00a0121,00\n');
});

test('a name of only spaces counts as missing', async () => {
  const template = await compileTemplate(htmlDocument('<p>x</p>', 'For {relation.name}'));
  expect(() => template.render(invoiceData({}, { relation: { name: '  ' } }), { now })).toThrow(
    /relation\.name: received nothing/,
  );
});
