import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { htmlDocument, invoiceData, mjmlDocument, now, paymentUrl } from './invoice-data.ts';

async function textOf(body: string, data: object = invoiceData()): Promise<string> {
  const template = await compileTemplate(htmlDocument(body));
  return template.render(data, { now }).text.trimEnd();
}

describe('preformatted text', () => {
  test('keeps its spaces and lines', async () => {
    const body = '<p>one   two</p><pre>\nA   B\n  C {invoice.number}\n\n\n\tD\n</pre><p>three</p>';
    expect(await textOf(body)).toBe('one two\n\nA   B\n  C 2026-0142\n\n\n    D\n\nthree');
  });

  test('has the payment URL on its own line', async () => {
    expect(await textOf('<pre>  Pay   here: {invoice.paymenturl}.\n  Thank you</pre>')).toBe(
      `  Pay   here:\n${paymentUrl}\n  Thank you`,
    );
  });

  test('keeps its lines in a cell', async () => {
    expect(await textOf('<table><tr><td><pre>a  b\n c</pre></td><td>{invoice.total}</td></tr></table>')).toBe(
      'a  b  €121.00\n c',
    );
  });
});

describe('a payment URL in the columns of a table', () => {
  test('is on its own line below its row', async () => {
    const rows =
      '{{#each reminder.invoices}}<tr><td>{{number}}</td><td>{{paymenturl}}</td><td align="right">{{total}}</td></tr>{{/each}}';
    const invoices = ['A', 'B'].map((number) => ({
      number,
      total: '10.00',
      paymentUrl: `https://pay.example.be/${number}`,
    }));
    const paid = { number: 'C', total: '5.00', status: 'paid' };
    const text = await textOf(
      `<table><tr><th>Invoice</th><th>Link</th><th align="right">Total</th></tr>${rows}</table>`,
      { reminder: { invoices: [...invoices, paid] } },
    );
    expect(text.split('\n')).toEqual([
      'Invoice  Link   Total',
      'A              €10.00',
      'https://pay.example.be/A',
      '',
      'B              €10.00',
      'https://pay.example.be/B',
      '',
      'C               €5.00',
    ]);
  });

  test('is moved together with its label', async () => {
    const row = '<td>{invoice.number}</td><td>{invoice.paymentbutton}</td><td>Thank you</td>';
    expect(await textOf(`<table><tr>${row}</tr></table>`)).toBe(
      `2026-0142  Thank you\nPay\u00a0€121.00:\n${paymentUrl}`,
    );
  });
});

describe('an item of a list', () => {
  test.each([
    ['a button', '<ul><li>one</li><li>{invoice.paymentbutton}</li></ul>', '- one'],
    ['a payment link', '<ul><li><a href="{invoice.paymenturl}">Pay</a></li><li>two</li></ul>', '- two'],
    [
      'a condition',
      '<ul><li>one</li><li>{{#if invoice.payable}}x{{/if}}</li><li>three</li></ul>',
      '- one\n- three',
    ],
    ['a number', '<ol><li>{invoice.paymentbutton}</li><li>two</li></ol>', '2. two'],
    [
      'in an item that goes on',
      '<ul><li><ul><li>{{#if invoice.payable}}one{{/if}}</li></ul>rest</li></ul>',
      '- rest',
    ],
  ])('without content has no bullet: %s', async (_name, body, expected) => {
    expect(await textOf(body, invoiceData({ status: 'paid' }))).toBe(expected);
  });

  test.each([
    ['a paragraph', '<ul><li><p>one</p></li><li><p>two</p></li></ul>', '- one\n- two'],
    ['a condition', '<ul><li>{{#if invoice.payable}}\n<p>one</p>{{/if}}</li></ul>', '- one'],
    ['a button', '<ul><li>{invoice.paymentbutton}</li></ul>', `- Pay\u00a0€121.00:\n${paymentUrl}`],
    ['a list', '<p>x</p><ul><li><ol><li>one</li></ol></li></ul>', 'x\n\n1. one'],
    [
      'a cell',
      '<table><tr><td><ul><li>one</li><li>two</li></ul></td><td>x</td></tr></table>',
      '- one  x\n- two',
    ],
  ])('has its bullet on the line of its text, in or around %s', async (_name, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });
});

describe('an image whose address is a field', () => {
  const picture =
    '<p>a</p><p><img src="{company.logourl}" alt="Logo of {company.name}" width="80"></p><p>b</p>';

  test('is left out if the field has no value', async () => {
    const template = await compileTemplate(htmlDocument(picture));
    const mail = template.render(invoiceData(), { now });
    expect(mail.html).not.toContain('<img');
    expect(mail.text.trim()).toBe('a\n\nb');
  });

  test('is shown if the field has a value', async () => {
    const template = await compileTemplate(htmlDocument(picture));
    const company = { name: 'Janssens', logoUrl: 'https://www.example.be/logo.png' };
    const mail = template.render(invoiceData({}, { company }), { now });
    expect(mail.html).toContain('src="https://www.example.be/logo.png"');
    expect(mail.text.trim()).toBe('a\n\nLogo of Janssens\n\nb');
  });

  test.each([
    '<mj-image src="{company.logourl}" alt="Logo" />',
    '<mj-image src="{company.logourl}"></mj-image>',
  ])('is left out together with everything that MJML adds to it: %s', async (image) => {
    const body = `<mj-section><mj-column>${image}<mj-text>Words</mj-text></mj-column></mj-section>`;
    const template = await compileTemplate(
      `<mjml><mj-head><mj-title>Invoice</mj-title></mj-head><mj-body>${body}</mj-body></mjml>`,
    );
    const { html, text } = template.render(invoiceData(), { now });
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<td[^>]*>\s*<\/td>/);
    expect(text.trim()).toBe('Words');
  });
});

describe('a link', () => {
  const link =
    '<p>See <a href="{company.website}">our site</a>, <a href="{company.website}">{company.website}</a>.</p>';

  test('to a field has its address after its text', async () => {
    const data = invoiceData({}, { company: { name: 'K', website: 'https://k.example.be' } });
    expect(await textOf(link, data)).toBe('See our site: https://k.example.be, https://k.example.be.');
  });

  test('to a field without a value becomes its text, in HTML too', async () => {
    expect(await textOf(link)).toBe('See our site, .');
    const template = await compileTemplate(htmlDocument(link));
    expect(template.render(invoiceData(), { now }).html).toContain('<p>See our site, .</p>');
  });

  test('around an image gets its label from the alternative text', async () => {
    expect(
      await textOf('<a href="https://k.example.be"><img src="https://k.example.be/l.png" alt="Logo"></a>'),
    ).toBe('Logo: https://k.example.be');
  });
});

describe('an MJML button to the payment page', () => {
  test.each([
    ['paid', { status: 'paid' }],
    ['without a link', { paymentUrl: undefined }],
    ['expired', { paymentUrlExpiresAt: '2026-11-21T00:00:00Z' }],
  ])('is left out of the mail of an invoice that is %s', async (_state, changes) => {
    const template = await compileTemplate(
      mjmlDocument('<mj-button href="{invoice.paymenturl}">Pay now</mj-button><mj-text>Thank you</mj-text>'),
    );
    expect(template.render(invoiceData(), { now }).text).toBe(`Pay now:\n${paymentUrl}\n\nThank you\n`);
    const mail = template.render(invoiceData(changes), { now });
    expect(mail.text).toBe('Thank you\n');
    expect(mail.html).not.toContain('Pay now');
    expect(mail.html).not.toContain('<a ');
    expect(mail.warnings).toMatchObject([{ code: 'no-payment-button' }]);
  });
});
