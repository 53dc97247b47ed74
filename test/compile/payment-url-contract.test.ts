import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { TemplateError } from '../../src/errors.ts';
import { htmlDocument, invoiceData, mjmlDocument, now, paymentUrl } from './invoice-data.ts';

const invoice = {
  'a bare URL': '<p>{invoice.paymenturl}</p>',
  'a link': '<a href="{invoice.paymenturl}">Pay</a>',
  'a link around an image':
    '<a href="{invoice.paymenturl}"><img src="https://x.example/p.png" alt="Pay"></a>',
  'a button': '{invoice.paymentbutton}',
  'a condition on payable': '{{#if invoice.payable}}{invoice.paymentbutton}{{else}}<p>x</p>{{/if}}',
  'the other branch of unless': '{{#unless invoice.payable}}no{{else}}{invoice.paymenturl}{{/unless}}',
  'a condition on the URL itself': '{{#if invoice.paymenturl}}{invoice.paymenturl}{{/if}}',
  'a condition on being open': '{{#if invoice.isopen}}{invoice.paymentbutton}{{/if}}',
  'a chain of states':
    '{{#if invoice.ispaid}}paid{{else if invoice.iscredited}}c{{else if invoice.isoverdue}}late {invoice.paymenturl}{{else}}{invoice.paymenturl}{{/if}}',
  'a chain of statuses that end it':
    '{{#if (eq invoice.status "paid")}}a{{else if (eq invoice.status "cancelled")}}b{{else}}{invoice.paymentbutton}{{/if}}',
  'a chain of every open status':
    '{{#if (eq invoice.status "open")}}{invoice.paymentbutton}{{else if (eq invoice.status "partial")}}{invoice.paymentbutton}{{else if (eq invoice.status "overdue")}}{invoice.paymentbutton}{{/if}}',
  'one of the open statuses':
    '{{#if (or (eq invoice.status "open") (eq invoice.status "overdue") (eq invoice.status "partial"))}}{invoice.paymentbutton}{{/if}}',
  'not paid': '{{#if (ne invoice.status "paid")}}{invoice.paymentbutton}{{/if}}',
  'not one of the ends':
    '{{#if (not (or invoice.ispaid invoice.iscredited invoice.iscancelled))}}{invoice.paymentbutton}{{/if}}',
  'both branches': '{{#if relation.isconsumer}}{invoice.paymenturl}{{else}}{invoice.paymentbutton}{{/if}}',
  'a with around it': '{{#with invoice}}{{#if payable}}{{paymenturl}}{{/if}}{{/with}}',
  'a condition on the invoice': '{{#if invoice}}{invoice.paymenturl}{{/if}}',
};

const reminder = {
  'a link per row':
    '<table><tr><th scope="col">n</th></tr>{{#each reminder.invoices}}<tr><td>{{#if payable}}<a href="{{paymenturl}}">pay</a>{{/if}}</td></tr>{{/each}}</table>',
  'a button per invoice': '{{#each reminder.invoices}}{{paymentbutton}}{{/each}}',
  'a list within a condition on it':
    '{{#if reminder.invoices}}{{#each reminder.invoices}}{{paymenturl}} {{/each}}{{else}}none{{/if}}',
  'a list in the other branch of unless':
    '{{#unless reminder.invoices}}none{{else}}{{#each reminder.invoices}}{{paymenturl}} {{/each}}{{/unless}}',
  'a list within a condition on the reminder':
    '{{#if reminder}}{{#each reminder.invoices}}{{#if payable}}{{paymenturl}} {{/if}}{{/each}}{{/if}}',
  'a list within with': '{{#with reminder}}{{#each invoices}}{{paymenturl}} {{/each}}{{/with}}',
  'both branches for the last':
    '{{#each reminder.invoices}}{{#if @last}}{{paymenturl}}{{else}}{{paymenturl}}<hr>{{/if}}{{/each}}',
  'a block parameter': '{{#each reminder.invoices as |one n|}}{{n}} {{one.paymenturl}} {{/each}}',
  'both branches around the list':
    '{{#if (gt reminder.count 1)}}{{#each reminder.invoices}}{{paymenturl}} {{/each}}{{else}}{{#each reminder.invoices}}{{paymenturl}}{{/each}}{{/if}}',
};

const lost = {
  'a condition on the expiry': '{{#if invoice.paymenturlexpiresat}}{invoice.paymenturl}{{/if}}',
  'a condition on the customer': '{{#if relation.isconsumer}}{invoice.paymentbutton}{{/if}}',
  'a condition on one status': '{{#if (eq invoice.status "open")}}{invoice.paymentbutton}{{/if}}',
  'only overdue': '{{#if invoice.isoverdue}}{invoice.paymentbutton}{{/if}}',
  'the wrong branch': '{{#if invoice.ispaid}}{invoice.paymenturl}{{/if}}',
  'only large amounts': '{{#if (gt invoice.balance 100)}}{invoice.paymentbutton}{{/if}}',
  'a loop over lines': '{{#each invoice.lines}}{invoice.paymenturl}{{/each}}',
  'only the first of the list': '{{#each reminder.invoices}}{{#if @first}}{{paymenturl}}{{/if}}{{/each}}',
  'a list under a condition':
    '{{#if (gt reminder.count 1)}}{{#each reminder.invoices}}{{paymenturl}}{{/each}}{{/if}}',
  'a hidden element': '<div style="display:none">{invoice.paymenturl}</div>',
  'an element with hidden': '<div hidden>{invoice.paymenturl}</div>',
  'a title attribute': '<span title="{invoice.paymenturl}">x</span>',
  'an image of it': '<img src="{invoice.paymenturl}" alt="x">',
  'a comment for Outlook': '<!--[if mso]>{invoice.paymenturl}<![endif]-->',
};

describe('the URL of a payable invoice', () => {
  test.each(Object.entries(invoice))('is in HTML and text with %s', async (_name, body) => {
    const template = await compileTemplate(htmlDocument(body));
    for (const status of [undefined, 'open', 'partial', 'overdue']) {
      const mail = template.render(invoiceData({ status, balance: '50.00' }), { now });
      expect(mail.html).toContain(paymentUrl);
      expect(mail.text.split(/\s/)).toContain(paymentUrl);
    }
  });

  test.each(Object.entries(reminder))('is in HTML and text with %s', async (_name, body) => {
    const template = await compileTemplate(htmlDocument(body));
    const invoices = ['A', 'B', 'C'].map((code) => ({
      number: code,
      total: '1.00',
      paymentUrl: `https://pay.example.be/${code}`,
    }));
    const mail = template.render({ reminder: { invoices, count: 3 } }, { now });
    for (const { paymentUrl: url } of invoices) {
      expect(mail.html).toContain(url);
      expect(mail.text.split(/\s/)).toContain(url);
    }
  });

  test.each(Object.entries(lost))('would be lost with %s, so that is refused', async (_name, body) => {
    await expect(compileTemplate(htmlDocument(body))).rejects.toMatchObject({ code: 'payment-url-lost' });
  });

  test.each([
    ['field-lost', '<mj-divider>{invoice.paymenturl}</mj-divider>'],
    ['field-lost', '<mj-image src="https://x.example/a.png">{invoice.paymenturl}</mj-image>'],
    ['misplaced-field', '<mj-spacer>{invoice.paymentbutton}</mj-spacer>'],
    ['misplaced-field', '<mj-button>{invoice.paymentbutton}</mj-button>'],
    ['misplaced-field', '{invoice.paymenturl}'],
    [
      'misplaced-field',
      '<mj-social><mj-social-element name="facebook" href="{invoice.paymenturl}">x</mj-social-element></mj-social>',
    ],
  ])('is not lost in MJML: %s for %s', async (code, column) => {
    await expect(compileTemplate(mjmlDocument(column))).rejects.toMatchObject({ code });
  });

  test.each([
    '<script>{invoice.paymenturl}</script>',
    '<textarea>{invoice.paymentbutton}</textarea>',
    '<a onclick="{invoice.paymenturl}">x</a>',
    '<svg><text>{invoice.paymenturl}</text></svg>',
    '<p data-x="{{invoice.paymenturl}}">x</p>',
  ])('is not removed silently by sanitising: %s', async (body) => {
    const error = await compileTemplate(body, { subject: 'x' }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TemplateError);
    expect((error as TemplateError).problems[0]).toMatchObject({ code: 'payment-url-lost', line: 1 });
  });

  test.each([
    ['a document', htmlDocument('<p>Hi</p>\n<!-- Pay: {invoice.paymenturl} -->'), {}],
    ['a fragment', '<p>Hi</p>\n<!-- {{ invoice.paymentbutton }} -->', { subject: 'x' }],
    ['MJML', mjmlDocument('<mj-text>Hi</mj-text>\n<!-- &lt;invoice.paymenturl&gt; -->'), {}],
  ])('is not dropped silently with a comment: %s', async (_name, source, options) => {
    await expect(compileTemplate(source, options)).rejects.toMatchObject({
      code: 'payment-url-lost',
      problems: [{ line: 2 }],
    });
  });

  test('can be in a comment if it is elsewhere too, and in a Handlebars comment', async () => {
    const body = '<!-- or {invoice.paymentbutton} --><p>{invoice.paymenturl}</p>';
    await expect(compileTemplate(htmlDocument(body))).resolves.toBeDefined();
    await expect(compileTemplate(htmlDocument('{{!-- {invoice.paymenturl} --}}'))).resolves.toBeDefined();
  });

  test('can be missing in a template that does not use it', async () => {
    await expect(compileTemplate(htmlDocument('<p>Thank you</p>'))).resolves.toBeDefined();
  });
});
