import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalHtml } from '../../bench/canonical-html.ts';
import { type CompileTemplateOptions, compileTemplate } from '../../src/compile/compile-template.ts';
import { TemplateError } from '../../src/errors.ts';
import { htmlDocument, invoiceData, mjmlDocument, now } from './invoice-data.ts';

const line = { description: 'Advice', quantity: 1, amount: '2.50' };
/** Mails without and with everything that blocks ask for. */
const samples = [
  invoiceData({ lines: [] }),
  invoiceData({ lines: [line] }),
  invoiceData({ lines: [line, { ...line, description: 'Books' }], description: 'Third quarter' }),
];

async function mailsOf(source: string, options: CompileTemplateOptions = {}): Promise<string[]> {
  const template = await compileTemplate(source, { subject: 'x', ...options });
  return samples.map((data) => canonicalHtml(template.render(data, { now }).html));
}

async function problemsOf(source: string): Promise<string[]> {
  const error: unknown = await compileTemplate(source, { subject: 'x' }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TemplateError);
  return (error as TemplateError).problems.map(
    ({ code, message, line, column }) => `${code} ${line}:${column} ${message}`,
  );
}

const lines = (body: string): string => `{{#each invoice.lines}}${body}{{/each}}`;
const described = (body: string): string => `{{#if invoice.description}}${body}{{/if}}`;

describe('an end tag that HTML lets out', () => {
  test.each([
    ['of list items', '<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
    [
      'of list items in a block',
      `<ul>${lines('<li>{{description}}')}</ul>`,
      `<ul>${lines('<li>{{description}}</li>')}</ul>`,
    ],
    [
      'before a block',
      `<ul><li>a${described('<li>b')}</ul>`,
      `<ul><li>a</li>${described('<li>b</li>')}</ul>`,
    ],
    [
      'between blocks',
      `<ul>${described('<li>a')} ${lines('<li>b')}</ul>`,
      `<ul>${described('<li>a</li>')} ${lines('<li>b</li>')}</ul>`,
    ],
    [
      'in both branches',
      `<ul>{{#if invoice.description}}<li>a{{else}}<li>b{{/if}}</ul>`,
      `<ul>{{#if invoice.description}}<li>a</li>{{else}}<li>b</li>{{/if}}</ul>`,
    ],
    [
      'of cells and rows',
      `<table>${lines('<tr><td>{{description}}<td>{{quantity}}')}</table>`,
      `<table>${lines('<tr><td>{{description}}</td><td>{{quantity}}</td></tr>')}</table>`,
    ],
    [
      'of terms',
      `<dl>${lines('<dt>{{description}}<dd>{{quantity}}')}</dl>`,
      `<dl>${lines('<dt>{{description}}</dt><dd>{{quantity}}</dd>')}</dl>`,
    ],
    [
      'of paragraphs',
      `<div><p>a<p>b${described('<p>c')}</div>`,
      `<div><p>a</p><p>b</p>${described('<p>c</p>')}</div>`,
    ],
    [
      'of a paragraph before a table',
      '<div><p>a<table><tr><td>b</td></tr></table></div>',
      '<div><p>a</p><table><tr><td>b</td></tr></table></div>',
    ],
    [
      'in capitals',
      `<UL>${lines('<LI>{{description}}')}</UL>`,
      `<ul>${lines('<li>{{description}}</li>')}</ul>`,
    ],
  ])('%s changes no mail', async (_name, without, written) => {
    for (const wrap of [htmlDocument, (html: string) => mjmlDocument(`<mj-text>${html}</mj-text>`)])
      expect(await mailsOf(wrap(without))).toEqual(await mailsOf(wrap(written)));
  });

  test('of html, head and body changes no mail', async () => {
    const [first] = await mailsOf('<!doctype html><html><head><title>x</title><body><p>{relation.name}');
    expect(first).toContain('<p>Bakkerij Peeters</p>');
  });

  test('of cells before the foot of a table is written, as HTML says', async () => {
    const rows = (td: string, tr: string): string =>
      htmlDocument(
        `<table><tbody>${lines(`<tr><td>{{description}}${td}${tr}`)}<tfoot><tr><td>x</td></tr></tfoot></table>`,
      );
    const texts = async (source: string): Promise<string[]> => {
      const template = await compileTemplate(source, { subject: 'x' });
      return samples.map((data) => template.render(data, { now }).text);
    };
    expect(await texts(rows('', ''))).toEqual(await texts(rows('</td>', '</tr>')));
  });

  test('in the head, body and foot of a table is written, as HTML says', async () => {
    const without =
      '<table><caption>C<colgroup><col><thead><tr><th>a<th>b<tbody><tr><td>c<td>2<tfoot><tr><td>t<td>9</table>';
    const written =
      '<table><caption>C</caption><colgroup><col></colgroup><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>2</td></tr></tbody><tfoot><tr><td>t</td><td>9</td></tr></tfoot></table>';
    for (const wrap of [htmlDocument, (html: string) => html]) {
      const [one, other] = await Promise.all(
        [without, written].map((html) => compileTemplate(wrap(html), { subject: 'x' })),
      );
      expect(one!.render(samples[0], { now }).text).toBe(other!.render(samples[0], { now }).text);
    }
  });

  test('and a start tag of html that it lets out, with full trust', async () => {
    const source = `<!doctype html><title>Invoice {{invoice.number}}</title><p>Dear {{relation.name}},<ul>${lines('<li>{{description}}')}</ul>`;
    const template = await compileTemplate(source, { trust: 'full' });
    const mail = template.render(samples[2], { now });
    expect(mail.subject).toBe('Invoice 2026-0142');
    expect(mail.html).toMatch(/^<!doctype html><html><title>/i);
    expect(mail.text.trim()).toBe('Dear Bakkerij Peeters,\n\n- Advice\n- Books');
    await expect(compileTemplate(source)).rejects.toThrow('Handlebars logic needs a trusted template');
  });

  test('in the text of a tenant changes no mail', async () => {
    const without =
      '<div><p>a<p>{relation.name}</div><ul><li>c<li>d</ul><table><tr><td>e<td>f<tr><td>g</table>';
    const written =
      '<div><p>a</p><p>{relation.name}</p></div><ul><li>c</li><li>d</li></ul><table><tr><td>e</td><td>f</td></tr><tr><td>g</td></tr></table>';
    expect(await mailsOf(without)).toEqual(await mailsOf(written));
  });

  test('changes no mail, for random lists and tables', async () => {
    const item = fc.constantFrom('a', '{{relation.name}}', 'b <b>c</b>');
    const list = fc.array(fc.tuple(item, fc.constantFrom('', 'if', 'each')), { maxLength: 4 });
    const names = fc.constantFrom(['ul', 'li'], ['table', 'tr'], ['dl', 'dd']);
    await fc.assert(
      fc.asyncProperty(list, names, async (items, [outer, inner]) => {
        const write = (end: string): string =>
          htmlDocument(
            `<${outer}>${items
              .map(([text, block]) => {
                const cell = inner === 'tr' ? `<td>${text}${end === '' ? '' : '</td>'}` : text;
                const whole = `<${inner}>${cell}${end}`;
                return block === '' ? whole : block === 'if' ? described(whole) : lines(whole);
              })
              .join('')}</${outer}>`,
          );
        expect(await mailsOf(write(''))).toEqual(await mailsOf(write(`</${inner}>`)));
      }),
      { numRuns: 40 },
    );
  });

  test('is asked for where leaving out a block would change what an element contains', async () => {
    expect(await problemsOf(htmlDocument(`<ul>${described('<li>a')}b</ul>`))).toEqual([
      'unclosed-tag 1:52 Each branch of a block must close the elements that it opens, and only those. <li> is open at its end.',
    ]);
  });
});

describe('HTML that browsers repair', () => {
  test.each([
    ['<p><b>x</p>', '<b> is not closed before </p>. Add </b>.'],
    ['<p>x</i></p>', '</i> closes nothing. Remove it, or open <i> before it.'],
    ['<center>x', '<center> is not closed before </body>. Add </center>.'],
    [
      '<p>x<canvas /></p>',
      '<canvas /> is not self-closing in HTML: it contains what follows. Write <canvas></canvas>.',
    ],
  ])('%s is compiled with a warning', async (html, message) => {
    const template = await compileTemplate(htmlDocument(html));
    expect(template.warnings.map((warning) => `${warning.code} ${warning.message}`)).toContain(
      `html-repaired ${message}`,
    );
  });

  test('in the text of a tenant is a warning that names what the tenant wrote', async () => {
    const template = await compileTemplate('<p>{relation.name}</p>\n<b>x', { subject: 'x' });
    expect(template.warnings).toEqual([
      {
        code: 'html-repaired',
        message: '<b> is not closed. Add </b>.',
        file: 'template',
        line: 2,
        column: 1,
      },
    ]);
  });

  test('in a body with full trust is a warning that names no element of the layout', async () => {
    const template = await compileTemplate('<p>{relation.name}</p>\n<b>x', { subject: 'x', trust: 'full' });
    expect(template.warnings.map(({ message, line }) => `${line} ${message}`)).toEqual([
      '2 <b> is not closed. Add </b>.',
    ]);
  });

  test('a torn block in a body is a problem that names no element of the layout', async () => {
    const compiling = compileTemplate('<p>{{#if invoice.payable}}</p>{{/if}}', {
      subject: 'x',
      trust: 'full',
    });
    await expect(compiling).rejects.toThrow(
      /^Each branch of a block must close the elements that it opens, and only those\.\n/,
    );
  });

  test('an end tag that would close an element of MJML is a problem', async () => {
    expect(await problemsOf(mjmlDocument('<mj-text>x</div></mj-text>'))).toEqual([
      expect.stringContaining('</div> closes nothing'),
    ]);
  });

  test('elements of SVG close themselves', async () => {
    const template = await compileTemplate(htmlDocument('<svg><path d="M0 0" /><g /></svg>'));
    expect(template.warnings).toEqual([]);
  });
});

describe('an attribute without quotes', () => {
  test.each([
    ['<a href={invoice.paymenturl}>Pay</a>', 'href="https://pay.example.be/7H3K9QWX2M4ABC"'],
    ['<img src=https://a.example/x.png alt={relation.name}>', 'alt="Bakkerij Peeters"'],
    ['<img alt={relation.name}/>', 'alt="Bakkerij Peeters"'],
    ['<a href=https://a.example/{relation.name}>x</a>', 'href="https://a.example/Bakkerij%20Peeters"'],
    ['<table><tr><td bgcolor={company.buttoncolor}>x</td></tr></table>', 'bgcolor="#0b5fff"'],
    ['<p style=color:{company.buttoncolor}>x</p>', 'color:#0b5fff'],
  ])('%s gets quotes around a value with a field', async (html, expected) => {
    const [mail] = await mailsOf(htmlDocument(html));
    expect(mail).toContain(expected);
  });
});

test('an attribute whose name starts with an equals sign is one, as in HTML', async () => {
  const [mail] = await mailsOf(htmlDocument('<p =a title={relation.name}>x</p>'));
  expect(mail).toContain('title="Bakkerij Peeters"');
});

describe('conditional comments', () => {
  const ghost = '<table><tr><td>a</td></tr></table>';
  test.each([
    `<!--[if mso]>${ghost}<!\n[endif]-->`,
    `<!--[IF MSO]>${ghost}<![ENDIF]-->`,
    `<!-- [if mso | IE]>${ghost}<!--<![endif]-->`,
    `<!--[if !mso]><!-->${ghost}<!-- <![endif]-->`,
    `<![if !mso]>${ghost}<![endif]>`,
    '<!--[if mso]><style>p{margin:0}<![endif]-->',
  ])('%j is compiled without a warning', async (comment) => {
    const template = await compileTemplate(htmlDocument(`<div>${comment}</div><p>x</p>`));
    expect(template.warnings).toEqual([]);
    expect(template.render(invoiceData(), { now }).html).toContain('<p>x</p>');
  });

  test.each([
    ['no end', '<!--[if mso]><table><tr><td>-->'],
    ['a comment inside', '<!--[if mso]><table><!-- x --><tr><td><![endif]-->'],
  ])('with %s is one problem, at the comment', async (_name, comment) => {
    expect(await problemsOf(htmlDocument(`\n${comment}<p>x</p>`))).toEqual([
      'unclosed-tag 2:1 This conditional comment has no <![endif]--> before its first "-->". End it with <![endif]-->, and put no other comment into it.',
    ]);
  });

  test('can have shapes with the colour of the company', async () => {
    const shape =
      '<v:roundrect fillcolor="{company.buttoncolor}" strokecolor="{company.buttoncolor}"></v:roundrect>';
    const [mail] = await mailsOf(htmlDocument(`<!--[if mso]>${shape}<![endif]-->x`));
    expect(mail).toContain('fillcolor="#0b5fff" strokecolor="#0b5fff"');
  });

  test('that never ends is one problem, at the comment', async () => {
    for (const wrap of [htmlDocument, (html: string) => mjmlDocument(`<mj-text>${html}</mj-text>`)])
      expect(await problemsOf(wrap('\n<!--[if mso]><table>'))).toEqual([
        expect.stringMatching(/^unclosed-tag 2:1 The comment is not closed/),
      ]);
  });
});
