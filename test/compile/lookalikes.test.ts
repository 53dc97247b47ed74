import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompileTemplateOptions, compileTemplate } from '../../src/compile/compile-template.ts';
import { TemplateError, type Warning } from '../../src/errors.ts';
import { defineFields } from '../../src/fields/define-fields.ts';
import { htmlDocument, mjmlDocument } from './invoice-data.ts';

async function lookalikesIn(source: string, options: CompileTemplateOptions = {}): Promise<Warning[]> {
  const { warnings } = await compileTemplate(source, { subject: 'Subject', ...options });
  return warnings.filter(({ code }) => code === 'field-unknown');
}

describe('what looks like a field but is not one is a warning', () => {
  test.each([
    ['{project.code}'],
    ['{ Project.Code }'],
    ['{project.code}}'],
    ['&lt;project.code&gt;'],
    ['<project.code></project.code>'],
    ['%7Bproject.code%7D'],
    ['&#123;project.code&#125;'],
    ['{<b>project</b>.code}'],
    ['{pro\u00adject.code}'],
    ['{projectcode.a-b_c.d}'],
    ['{client.name}'],
    ['{paymenturl}'],
    ['{InvoiceNumber}'],
    ['{description}'],
    ['<span title="{project.code}">x</span>'],
    ['<a href="https://example.be/{project.code}">x</a>'],
  ])('%s, at its place', async (written) => {
    const index = /\{|%7B|<project|&lt;|&#/i.exec(written)!.index;
    for (const source of [`<p>a</p>\n<p>b ${written}</p>`, htmlDocument(`<p>a</p>\n<p>b ${written}</p>`)]) {
      expect(await lookalikesIn(source)).toMatchObject([{ file: 'template', line: 2, column: 6 + index }]);
    }
  });

  test('in MJML, its title and preview, the subject, the preheader, a string and a written text part', async () => {
    const source = mjmlDocument(
      '<mj-text>{a.body} {t.key} {t.key}</mj-text><mj-button href="https://x.be/{a.link}">x</mj-button>',
    );
    const titled = source.replace(
      '<mjml>',
      '<mjml><mj-head><mj-title>{a.title}</mj-title><mj-preview>{a.preview}</mj-preview></mj-head>',
    );
    const { warnings } = await compileTemplate(titled, {
      strings: { key: 'Text {a.string}' },
      text: 'Text\n{a.text} <a.angled>',
    });
    expect(warnings.map(({ message, file, line }) => `${message.split(' ', 1)[0]} ${file}:${line}`)).toEqual([
      '{a.title} template:1',
      '{a.preview} template:1',
      '{a.body} template:1',
      '{a.link} template:1',
      '{a.string} template strings:1',
      '{a.text} template text:2',
      '<a.angled> template text:2',
    ]);
    expect(
      (await lookalikesIn('<p>x</p>', { subject: '{a.subject}', preheader: '{a.preheader}' })).map(
        ({ file }) => file,
      ),
    ).toEqual(['template subject', 'template preheader']);
  });

  test.each([
    ['{client.name}', 'Did you mean {relation.name} or {company.name}?'],
    ['{inv.paymenturl}', 'Did you mean {invoice.paymenturl}?'],
    ['{paymenturl}', 'Did you mean {invoice.paymenturl}'],
    ['{proj.code}', 'Did you mean {prj.code}?'],
    ['{invoiceduedate}', 'Did you mean {invoice.duedate}?'],
    ['{quantity}', 'Did you mean {{quantity}} inside {{#each invoice.lines}}?'],
  ])('%s: %s', async (written, hint) => {
    const fields = defineFields({ 'prj.code': { kind: 'text', description: 'Code' } });
    const [warning] = await lookalikesIn(`<p>${written}</p>`, { fields });
    expect(warning!.message).toContain(hint);
  });

  test('an element that is not closed is the same message, as an error', async () => {
    for (const source of ['<p><project.code></p>', mjmlDocument('<mj-text><project.code></mj-text>')]) {
      const error: unknown = await compileTemplate(source, { subject: 'x' }).catch(
        (reason: unknown) => reason,
      );
      expect((error as TemplateError).problems).toMatchObject([
        {
          code: 'unclosed-tag',
          message: expect.stringContaining('<project.code> looks like a field') as unknown,
        },
      ]);
    }
  });

  test('with unknownFields: "error", it is an error', async () => {
    const error: unknown = await compileTemplate('<p>x\n{project.code}</p>', {
      subject: '{a.b}',
      unknownFields: 'error',
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TemplateError);
    expect((error as TemplateError).problems).toMatchObject([
      { code: 'unknown-field', file: 'template', line: 2, column: 1 },
      { code: 'unknown-field', file: 'template subject', line: 1, column: 1 },
    ]);
    await expect(
      compileTemplate('<p>x</p>', { subject: 'x', unknownFields: 'warning' as 'warn' }),
    ).rejects.toMatchObject({ code: 'invalid-option' });
  });

  test('many of them are bounded', async () => {
    const warnings = await lookalikesIn(htmlDocument(`<p>${'{aaaaaaaa.bbbbbbbb} '.repeat(4000)}</p>`));
    expect(warnings.length).toBeLessThanOrEqual(100);
  });
});

describe('no warning', () => {
  test.each([
    ['a single letter', '{a} { a } {0} {} {{!-- {a.b} --}}{{! {a.b} }}'],
    ['a short word', '{name} {date} {total}'],
    ['an unknown word', '{placeholder} {something}'],
    [
      'a sentence in braces',
      '{see the annex, p. 3} {e.g.} {i.e. this} {Yes. No} {See . here} {1.5} {10.000} {a.b, c.d}',
    ],
    ['JSON', '{"a.b": 1, "c": {"d": "e.f"}} {"a.b"}'],
    ['CSS', 'a{color:red} .b.c{margin:0.5em} @media (x){.a.b{c:d}}'],
    ['a comparison', 'a &lt; b.c &gt; d'],
    ['web sites', '{www.example.be} &lt;example.com&gt; &lt;index.html&gt; &lt;info@example.be&gt;'],
    ['code samples', '<code>{a.b}</code><kbd>{a.b}</kbd><samp><b>{a.b}</b></samp>'],
    ['a style', '<span style="x: {a.b}">x</span>'],
    ['paths', 'C:\\{a}\\b.c, {1F2A.3B}'],
  ])('for %s', async (_what, text) => {
    expect(await lookalikesIn(`<p>${text.replace(/\{\{.*?\}\}/g, '')}</p>`)).toEqual([]);
    expect(await lookalikesIn(htmlDocument(`<p>${text}</p>`))).toEqual([]);
  });

  test('for a style, a script, JSON-LD, a preformatted text, a comment, or in MSO markup', async () => {
    const source = `<html><head><title>Title</title><style>.a{x:{b.c}}</style>
<script type="application/ld+json">{"@type": "Order", "x": {a.b}}</script></head><body>
<pre>const {a.b} = c; <b>{d.e}</b></pre><!-- {a.b} --><!--[if mso]><xml><o:P>96</o:P></xml><![endif]--><p>x</p></body></html>`;
    expect(await lookalikesIn(source)).toEqual([]);
    expect(
      await lookalikesIn(
        mjmlDocument('<mj-text>x</mj-text>').replace(
          '<mjml>',
          '<mjml><mj-head><mj-title>x</mj-title><mj-style>.a{x:{b.c}}</mj-style></mj-head>',
        ),
      ),
    ).toEqual([]);
  });

  test('for a field that is known, in a layout, or defined', async () => {
    const fields = defineFields({ 'project.code': { kind: 'text', description: 'Code' } });
    expect(
      await lookalikesIn('<p>{project.code} <invoice.number> {T.Key}</p>', { fields, strings: { key: 'x' } }),
    ).toEqual([]);
    expect(
      await lookalikesIn('<p>x</p>', { layout: mjmlDocument('<mj-text>{layout.body}</mj-text>') }),
    ).toEqual([]);
  });

  test('for any text without a dotted name or a known word', async () => {
    const prose = fc
      .array(fc.constantFrom('{', '}', ' ', '0', 'a', 'word', ',', ':', '"', '$', '\n', '(', '%', '.'), {
        maxLength: 30,
      })
      .map((parts) => parts.join(''))
      .filter((text) => !/\{\{|\}\}/.test(text) && !/[a-z]\s*\.\s*[a-z0]/.test(text));
    await fc.assert(
      fc.asyncProperty(prose, async (text) => {
        expect(await lookalikesIn('<p>x</p>', { text: `x ${text}` })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
