import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { canonicalHtml } from '../../bench/canonical-html.ts';
import { readTextSource } from '../../src/compile/1-read/read-text-source.ts';
import { type CompileTemplateOptions, compileTemplate } from '../../src/compile/compile-template.ts';
import type { Mail } from '../../src/message/mail.ts';
import { compileBothWays } from './compile-slowly.ts';
import { htmlDocument, invoiceData, mjmlDocument, now, paymentUrl } from './invoice-data.ts';

const locales = ['he', 'he-IL', 'ar', 'ar-EG', 'fa', 'fa-IR', 'ur', 'ur-PK'];
const data = invoiceData(
  { reference: '010806817183', description: 'Bread, 2 kg', lines: [{ description: 'a\nb', amount: '2.50' }] },
  {
    company: { name: 'Janssens', phone: '+32 2 555 12 34', iban: 'BE68539007547034', email: 'a@example.be' },
  },
);

async function render(source: string, options: CompileTemplateOptions = {}): Promise<Mail> {
  const template = await compileTemplate(source, { locale: 'he', ...options });
  return template.render(data, { now });
}

const everything = mjmlDocument(
  `<mj-text>{invoice.number}</mj-text><mj-table><tr><th align="{layout.start}">a</th><td align="{layout.end}">{invoice.total}</td></tr></mj-table>
<mj-text align="center">b</mj-text>{invoice.paymentbutton}{invoice.paymentqrcode}</mj-column><mj-column><mj-social><mj-social-element name="facebook" href="https://example.be">F</mj-social-element></mj-social>
<mj-accordion><mj-accordion-element><mj-accordion-title>t</mj-accordion-title><mj-accordion-text>x</mj-accordion-text></mj-accordion-element></mj-accordion>`,
);

describe.each(locales)('in %s', (locale) => {
  test('a mail in MJML is laid out from the right', async () => {
    const { html } = await render(everything, { locale });
    const body = html.slice(html.indexOf('<body'));
    expect(html).toMatch(/<html [^>]*dir="rtl"/);
    expect(body).toMatch(/<div [^>]*dir="rtl"/);
    expect(body.replace('<td align="left">', '')).not.toMatch(
      /direction:\s*ltr|text-align:\s*left|align="left"/,
    );
    expect(body.match(/<table(?![^>]*\sdir="rtl")/g)).toBeNull();
    expect(body).toContain('<th align="right">a</th>');
    expect(body).toMatch(/<td align="left">(?:<bdi>)?/);
    expect(body).toMatch(/text-align:\s*center;[^"]*">b</);
    expect(body).toMatch(/align="right" dir="rtl" class="payment-button" style="[^"]*margin:0 0 0 auto/);
    expect(body).toMatch(/class="payment-qr"[\s\S]*padding-right:16px/);
    expect(body).toContain(`dir="ltr" class="payment-link" style=`);
  });

  test('rich text in the shipped layout is laid out from the right, lists too', async () => {
    const { html } = await render('<p>x</p><ul><li>a</li></ul>{invoice.paymentbutton}', {
      locale,
      subject: 'x',
      trust: 'full',
    });
    const body = html.slice(html.indexOf('<body'));
    expect(body).not.toMatch(/direction:\s*ltr|text-align:\s*left|align="left"/);
    expect(body).toMatch(/<ul style="[^"]*padding: 0 24px 0 0/);
  });

  test('the button and the words around it are in the language', async () => {
    const { text } = await render(everything, { locale });
    const { text: english } = await render(everything, { locale: 'en' });
    expect(english).toContain('Pay');
    expect(text).not.toContain('Pay');
    expect(text).toContain(`:\n${paymentUrl}\n`);
  });

  test('it is the mail of the chain', async () => {
    const parts = await readTextSource(everything, {
      name: 'x',
      locale,
      strings: undefined,
      subject: undefined,
      preheader: undefined,
      text: undefined,
      layout: undefined,
      partials: undefined,
      trust: undefined,
    });
    const { template, renderSlowly } = await compileBothWays(parts, locale);
    expect(canonicalHtml(template.render(data, { now }).html)).toBe(
      canonicalHtml(await renderSlowly(data, now)),
    );
  });
});

describe("the author's own attributes win", () => {
  const bodyOf = async (column: string, head = '', root = ''): Promise<string> => {
    const { html } = await render(mjmlDocument(column, head).replace('<mjml>', `<mjml${root}>`));
    return html.slice(html.indexOf('<body'));
  };

  test('align and direction of an element, of mj-attributes, and of mj-all', async () => {
    expect(await bodyOf('<mj-text align="left">x</mj-text>')).toContain('text-align:left;color:#000000;">x');
    expect(
      await bodyOf('<mj-text>x</mj-text>', '<mj-attributes><mj-text align="left" /></mj-attributes>'),
    ).toContain('text-align:left;color:#000000;">x');
    expect(
      await bodyOf('<mj-text>x</mj-text>', '<mj-attributes><mj-all align="center" /></mj-attributes>'),
    ).toContain('text-align:center;color:#000000;">x');
    const section =
      '<mj-section direction="ltr"><mj-column direction="ltr"><mj-text>x</mj-text></mj-column></mj-section>';
    const { html } = await render(
      `<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body>${section}</mj-body></mjml>`,
    );
    const inside = html.slice(html.indexOf('<td style="direction:ltr'));
    expect(inside).toContain('direction:ltr');
    expect(inside.slice(0, inside.indexOf('>x<'))).not.toContain('dir="rtl"');
  });

  test.each(['rtl', 'ltr', 'auto'])(
    'with <mjml dir="%s">, the layout is what MJML makes of it',
    async (dir) => {
      const body = await bodyOf(
        '<mj-text>x</mj-text><mj-table><tr><td>y</td></tr></mj-table>',
        '',
        ` dir="${dir}"`,
      );
      const core = createRequire(import.meta.url)('mjml-core') as {
        default: (source: string, options: object) => Promise<{ html: string }>;
      };
      const presets = [createRequire(import.meta.url)('mjml-preset-core') as object];
      const source = mjmlDocument('<mj-text>x</mj-text><mj-table><tr><td>y</td></tr></mj-table>').replace(
        '<mjml>',
        `<mjml lang="he" dir="${dir}">`,
      );
      const { html } = await core.default(source, { presets, fonts: {} });
      const settled = (one: string): string => canonicalHtml(one).replace(/\s+/g, ' ').replaceAll(' >', '>');
      expect(settled(body)).toBe(settled(html.slice(html.indexOf('<body'))));
    },
  );

  test('an HTML document keeps its direction, and its button follows it', async () => {
    const ltr = htmlDocument('<p>{invoice.number}</p>{invoice.paymentbutton}').replace(
      '<html>',
      '<html dir="ltr">',
    );
    expect((await render(ltr)).html).toMatch(/align="left" class="payment-button"/);
    const rtl = ltr.replace('dir="ltr"', 'dir="rtl"');
    expect((await render(rtl, { locale: 'en' })).html).toMatch(
      /align="right" dir="rtl" class="payment-button"/,
    );
  });
});

describe('values in text from the right', () => {
  const source = htmlDocument(
    '<p>א {invoice.number}, {relation.name}, {company.phone}, {company.iban}, {invoice.reference}, {company.email}, {invoice.total}, <bdi>{invoice.description}</bdi></p><p title="{invoice.number}">{company.website}</p>',
    'חשבונית {invoice.number} מאת {company.name}',
  );

  test('keep their order in HTML', async () => {
    const { html } = await render(source);
    expect(html).toContain('<bdi>2026-0142</bdi>');
    expect(html).toContain('<bdi>Bakkerij Peeters</bdi>');
    expect(html).toContain(
      '<span dir="ltr">+32&nbsp;2&nbsp;555&nbsp;12&nbsp;34</span>'.replaceAll('&nbsp;', '\u00a0'),
    );
    expect(html).toContain('<span dir="ltr">BE68 5390 0754 7034</span>');
    expect(html).toContain('<span dir="ltr">+++010/8068/17183+++</span>');
    expect(html).toContain('<span dir="ltr">a@example.be</span>');
    expect(html).toContain(', <bdi>Bread, 2 kg</bdi>');
    expect(html).toContain('title="2026-0142"');
    expect(html).toContain('<title>חשבונית 2026-0142 מאת Janssens</title>');
  });

  test('keep their order in the subject and the text, without marks in what people copy', async () => {
    const { subject, text } = await render(source);
    expect(subject).toBe('חשבונית \u20682026-0142\u2069 מאת Janssens');
    expect(text.replaceAll('\n', ' ')).toContain(
      '\u20682026-0142\u2069, Bakkerij Peeters, \u2068+32\u00a02\u00a0555\u00a012\u00a034\u2069, BE68 5390 0754 7034, +++010/8068/17183+++, a@example.be,',
    );
  });

  test('are not marked in other languages', async () => {
    const { html, subject, text } = await render(source, { locale: 'en' });
    expect(html).not.toMatch(/dir="ltr"|<bdi>2026/);
    expect(subject + text).not.toMatch(/[\u2066-\u2069]/);
  });
});

test('{layout.start}, {layout.end} and {layout.direction} are the sides of the language', async () => {
  const source = htmlDocument('<p align="{layout.start}" dir="{layout.direction}">{layout.end}</p>');
  expect((await render(source, { locale: 'en' })).html).toContain('<p align="left" dir="ltr">right</p>');
  expect((await render(source)).html).toContain('<p align="right" dir="rtl">left</p>');
});

test('a table of the text part has its amounts in a straight column', async () => {
  const { text } = await render(
    htmlDocument(
      '<table><tr><th align="{layout.start}">aa</th><td align="{layout.end}">1</td></tr><tr><th align="{layout.start}">b</th><td style="text-align: left">22</td></tr></table>',
    ),
  );
  expect(text).toBe('aa   1\nb   22\n');
});
