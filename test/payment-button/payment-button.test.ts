import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { defaultButtonColour } from '../../src/fields/button-colour.ts';
import { vmlWidth } from '../../src/payment-button/button-outlook.ts';
import { htmlDocument, invoiceData, mjmlDocument, now, paymentUrl } from '../compile/invoice-data.ts';

const places = {
  'an MJML column': mjmlDocument('{invoice.paymentbutton}'),
  'an MJML text': mjmlDocument('<mj-text>{invoice.paymentbutton}</mj-text>'),
  'an MJML table': mjmlDocument('<mj-table><tr><td>{invoice.paymentbutton}</td></tr></mj-table>'),
  'an MJML body':
    '<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body>{invoice.paymentbutton}</mj-body></mjml>',
  'a paragraph': htmlDocument('<p>{invoice.paymentbutton}</p>'),
  'a paragraph with words': htmlDocument('<p>Pay <b>{invoice.paymentbutton} now</b></p>'),
  'a heading': htmlDocument('<h1>{invoice.paymentbutton}</h1>'),
  'a list item': htmlDocument('<ul><li>{invoice.paymentbutton}</li></ul>'),
  'a table cell': htmlDocument('<table><tr><td>{invoice.paymentbutton}</td></tr></table>'),
  'a block in a paragraph': htmlDocument(
    '<p><span>a{{#if invoice.payable}}{invoice.paymentbutton}{{/if}}b</span></p>',
  ),
};

describe.each(['padded', 'vml'] as const)('a payment button, %s', (outlook) => {
  test.each(Object.entries(places))('works in %s', async (_name, source) => {
    const template = await compileTemplate(source, { outlook });
    const { html, text } = template.render(invoiceData(), { now });
    expect(html.match(/<a [^>]*class="payment-button"/g)).toHaveLength(1);
    expect(html.match(/<a [^>]*class="payment-link"/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(?:p|h1)[^>]*>(?:(?!<\/(?:p|h1)>)[\s\S])*<table/);
    expect(text).toMatch(new RegExp(`^(?:- )?Pay\u00a0€121\\.00:\n${paymentUrl}$`, 'm'));
    expect(html.includes('v:roundrect')).toBe(outlook === 'vml');
  });

  test.each([
    [{ status: 'paid' }, 'the invoice is paid'],
    [{ status: 'credited' }, 'the invoice is credited'],
    [{ status: 'credited', total: '-121.00' }, 'the invoice is credited'],
    [{ status: 'cancelled' }, 'the invoice is cancelled'],
    [{ total: '0.00' }, 'there is nothing to pay'],
    [{ balance: '0.00' }, 'there is nothing to pay'],
    [{ balance: '-5.00' }, 'there is nothing to pay'],
    [{ paymentUrl: undefined }, 'the data has no paymentUrl'],
    [{ paymentUrl: '' }, 'the data has no paymentUrl'],
    [{ paymentUrlExpiresAt: '2026-11-22T09:00:00Z' }, 'the payment link has expired'],
  ])('is left out for %j, with a warning', async (changes, why) => {
    for (const source of Object.values(places)) {
      const template = await compileTemplate(source, { outlook });
      const mail = template.render(invoiceData(changes), { now });
      expect(mail.html).not.toMatch(/class="payment-|v:roundrect|pay\.example/);
      expect(mail.text).not.toMatch(/Pay\u00a0|pay\.example/);
      expect(mail.warnings).toEqual([
        { code: 'no-payment-button', message: expect.stringContaining(why) as unknown },
      ]);
    }
  });

  test.each([
    ['nl', 'Betaal\u00a0€\u00a0121,00:', 'Betaal\u00a0&euro;&nbsp;121,00<'],
    ['fr', 'Payer\u00a0121,00\u00a0€\u00a0:', 'Payer\u00a0121,00&nbsp;&euro;<'],
    ['de', '121,00\u00a0€\u00a0bezahlen:', '121,00&nbsp;&euro;\u00a0bezahlen<'],
    ['en', 'Pay\u00a0€121.00:', 'Pay\u00a0&euro;121.00<'],
  ])('is labelled in %s', async (locale, label, inHtml) => {
    const template = await compileTemplate(places['a paragraph'], { outlook, locale });
    const mail = template.render(invoiceData(), { now });
    expect(mail.text).toContain(`${label}\n${paymentUrl}`);
    expect(mail.html).toContain(inHtml);
  });
});

test('a link works until the millisecond before it expires', async () => {
  const template = await compileTemplate(places['a paragraph']);
  const data = invoiceData({ paymentUrlExpiresAt: '2026-11-22T09:00:00Z' });
  const at = (offset: number): string =>
    template.render(data, { now: new Date(now.getTime() + offset) }).html;
  expect(at(-1)).toContain(paymentUrl);
  expect(at(0)).not.toContain(paymentUrl);
  expect(at(1)).not.toContain(paymentUrl);
});

test('a button cannot be inside a link', async () => {
  await expect(
    compileTemplate(htmlDocument('<a href="https://x.example">{invoice.paymentbutton}</a>')),
  ).rejects.toMatchObject({ code: 'misplaced-field' });
});

describe('the colour of a button', () => {
  test('is that of the company if white text on it is readable', async () => {
    const template = await compileTemplate(places['a paragraph']);
    const mail = template.render(invoiceData({}, { company: { name: 'x', brandColor: '#1F7A45' } }), { now });
    expect(mail.html).toContain('background:#1f7a45');
    expect(mail.warnings).toEqual([]);
  });

  test.each(['#ffee00', '#ffffff', '#000000', '#111111'])(
    'is the default blue instead of %s, with a warning',
    async (brandColor) => {
      const template = await compileTemplate(places['a paragraph']);
      const mail = template.render(invoiceData({}, { company: { name: 'x', brandColor } }), { now });
      expect(mail.html).toContain(`background:${defaultButtonColour}`);
      expect(mail.warnings.map(({ code }) => code)).toEqual(['button-colour-replaced']);
    },
  );
});

test('the width of a VML button follows its label, within limits', () => {
  expect(vmlWidth('Pay')).toBe(200);
  expect(vmlWidth('Betaal € 1.210,00')).toBeGreaterThan(200);
  expect(vmlWidth('Betaal € 99.999.999,99')).toBeLessThanOrEqual(320);
  expect(() => vmlWidth('x'.repeat(60))).toThrow('needs');
});
