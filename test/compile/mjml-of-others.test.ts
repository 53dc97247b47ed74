import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalHtml } from '../../bench/canonical-html.ts';
import { loadMjml } from '../../src/compile/4-build-html/load-mjml.ts';
import { type CompileTemplateOptions, compileTemplate } from '../../src/compile/compile-template.ts';
import { TemplateError } from '../../src/errors.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { htmlDocument, invoiceData, mjmlDocument, now } from './invoice-data.ts';

const line = { description: 'Advice', quantity: 1, amount: '2.50' };
const samples = [
  invoiceData({ lines: [] }),
  invoiceData({ lines: [line, { ...line, description: 'Books' }], description: 'Third quarter' }),
];

async function mailsOf(source: string, options: CompileTemplateOptions = {}): Promise<string[]> {
  const template = await compileTemplate(source, { subject: 'x', ...options });
  return samples.map((data) => canonicalHtml(template.render(data, { now }).html));
}

async function codesOf(source: string): Promise<string[]> {
  const error: unknown = await compileTemplate(source, { subject: 'x' }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TemplateError);
  return (error as TemplateError).problems.map(({ code, line: at, column }) => `${code} ${at}:${column}`);
}

const text = '<mj-text>{{relation.name}}</mj-text>';
const body = (content: string): string =>
  `<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body>${content}</mj-body></mjml>`;
const section = (content: string): string => `<mj-section><mj-column>${content}</mj-column></mj-section>`;

describe('a block in <mj-raw> means the same without it', () => {
  test.each([
    ['in a column', mjmlDocument('{{#each invoice.lines}}<mj-text>{{description}}</mj-text>{{/each}}')],
    ['around sections', body(`{{#if invoice.description}}${section(text)}{{/if}}${section(text)}`)],
    [
      'with an else',
      body(`{{#if invoice.description}}${section(text)}{{else}}${section('<mj-divider />')}{{/if}}`),
    ],
    [
      'with an else if',
      body(
        `{{#unless invoice.description}}${section(text)}{{else if invoice.payable}}${section('<mj-spacer />')}{{/unless}}`,
      ),
    ],
    [
      'in a wrapper',
      body(
        `<mj-wrapper>{{#each invoice.lines}}${section('<mj-text>{{description}}</mj-text>')}{{/each}}</mj-wrapper>`,
      ),
    ],
    ['in a hero', body(`<mj-hero>{{#if invoice.description}}${text}{{/if}}</mj-hero>`)],
    [
      'around social elements',
      mjmlDocument(
        '<mj-social>{{#if invoice.description}}<mj-social-element name="github" href="https://a.example/">a</mj-social-element>{{/if}}</mj-social>',
      ),
    ],
    [
      'around links of a menu',
      mjmlDocument(
        '<mj-navbar>{{#each invoice.lines}}<mj-navbar-link href="https://a.example/">{{description}}</mj-navbar-link>{{/each}}</mj-navbar>',
      ),
    ],
    [
      'around parts of an accordion',
      mjmlDocument(
        '<mj-accordion>{{#each invoice.lines}}<mj-accordion-element><mj-accordion-title>{{description}}</mj-accordion-title><mj-accordion-text>x</mj-accordion-text></mj-accordion-element>{{/each}}</mj-accordion>',
      ),
    ],
    [
      'around rows of a table',
      mjmlDocument('<mj-table>{{#each invoice.lines}}<tr><td>{{description}}</td></tr>{{/each}}</mj-table>'),
    ],
    ['in a text', mjmlDocument('<mj-text>a {{#if invoice.description}}b{{/if}}</mj-text>')],
    [
      'nested',
      mjmlDocument(
        '{{#if invoice.description}}{{#each invoice.lines}}<mj-text>{{description}}</mj-text>{{/each}}{{/if}}',
      ),
    ],
  ])('%s', async (_name, plain) => {
    const wrapped = plain.replace(/\{\{(?:[#/]|else)[^}]*\}\}/g, '<mj-raw>$&</mj-raw>');
    expect(wrapped).not.toBe(plain);
    expect(await mailsOf(wrapped)).toEqual(await mailsOf(plain));
  });

  test('with markup and a note of the author beside it', async () => {
    const source = body(
      `<mj-raw><!-- rows --> {{#if invoice.description}}</mj-raw>${section(text)}<mj-raw><b>x</b>{{/if}}</mj-raw>`,
    );
    const [without, withAll] = await mailsOf(source);
    expect(without).not.toContain('<b>x</b>');
    expect(withAll).toContain('<b>x</b>');
  });

  test('of which one is in <mj-raw> and the other is not', async () => {
    const mixed = body(`<mj-raw>{{#if invoice.description}}</mj-raw>${section(text)}{{/if}}`);
    expect(await mailsOf(mixed)).toEqual(
      await mailsOf(body(`{{#if invoice.description}}${section(text)}{{/if}}`)),
    );
  });

  test('is refused where MJML computes a layout from the number of elements, as without it', async () => {
    const columns = (open: string, close: string): string =>
      body(`<mj-section>${open}<mj-column>${text}</mj-column>${close}</mj-section>`);
    expect(
      await codesOf(columns('<mj-raw>{{#if invoice.description}}</mj-raw>', '<mj-raw>{{/if}}</mj-raw>')),
    ).toEqual(['block-changes-columns 1:77']);
    expect(await codesOf(columns('{{#if invoice.description}}', '{{/if}}'))).toEqual([
      'block-changes-columns 1:69',
    ]);
  });

  test('is refused if the block is torn', async () => {
    const torn = body(`<mj-raw>{{#if invoice.description}}</mj-raw>${section('<mj-raw>{{/if}}</mj-raw>')}`);
    expect(await codesOf(torn)).toEqual(['unclosed-tag 1:65']);
  });
});

describe('idioms of Handlebars', () => {
  test.each([
    ['{{#if invoice.lines.length}}yes{{else}}no{{/if}}', ['no', 'yes']],
    [
      '{{#if (gt invoice.lines.length 1)}}many{{else if invoice.lines.length}}one{{else}}none{{/if}}',
      ['none', 'many'],
    ],
    ['{{#unless invoice.lines.length}}none{{/unless}}', ['none', '']],
    ['{{#if invoice.description.length}}yes{{/if}}', ['', 'yes']],
    ['a {{~#if invoice.description~}} b {{~else~}} c {{~/if~}} d', ['acd', 'abd']],
    ['{{! a note }}{{!-- {{#if}} --}}x', ['x', 'x']],
    ['{{#with relation}}{{name}}{{/with}}', ['Bakkerij Peeters', 'Bakkerij Peeters']],
    [
      '<!-- {{#each invoice.lines}} -->{{description}} <!-- {{else}} -->none<!-- {{/each}} -->',
      ['none', 'Advice Books'],
    ],
    ['<!-- {{#if invoice.description}} -->a<!-- {{else}} -->b<!-- {{/if}} -->', ['b', 'a']],
    ['<!-- {{#if invoice.description}}old{{/if}} -->new', ['new', 'new']],
    ['<!-- {{description}} -->x', ['x', 'x']],
  ])('%s', async (html, expected) => {
    const mails = await mailsOf(htmlDocument(`<p>${html}</p>`));
    const seen = mails.map((mail) => /<p>([\s\S]*)<\/p>/.exec(mail)![1]!.replace(/<!--[\s\S]*?-->/g, ''));
    expect(seen).toEqual(expected);
  });

  test('the length of a list is not printed, nor that of a text compared', async () => {
    expect(await codesOf(htmlDocument('{{invoice.lines.length}}'))).toEqual(['misplaced-field 1:48']);
    expect(await codesOf(htmlDocument('{{#if (gt relation.name.length 3)}}x{{/if}}'))).toEqual([
      'misplaced-field 1:58',
    ]);
  });

  test('a comment between elements of MJML can hold a tag of a block', async () => {
    const plain = body(`{{#if invoice.description}}${section(text)}{{/if}}`);
    const inComments = body(`<!-- {{#if invoice.description}} -->${section(text)}<!-- {{/if}} -->`);
    expect(await mailsOf(inComments)).toEqual(await mailsOf(plain));
  });
});

describe('<mj-include>', () => {
  const files = {
    'style.css': '.a div{color:#ff0000}',
    'other.css': '.a div{color:#00ff00}',
    'row.html': '<p class="b">row</p>',
    'part.mjml': section('<mj-text css-class="a">part</mj-text>'),
    'attributes.mjml': '<mj-attributes><mj-text color="#111111" /></mj-attributes>',
    'document.mjml': `<mjml><mj-head><mj-style>.b{margin:1px}</mj-style><mj-include path="./style.css" type="css" /></mj-head><mj-body>${section('<mj-text>whole</mj-text>')}</mj-body></mjml>`,
    'with-css.mjml': `<mj-include path="./style.css" type="css" css-inline="inline" />${section('<mj-text css-class="a">x</mj-text>')}`,
  };
  const own = '<mj-style>.a div{color:#0000ff}</mj-style>';
  const include = (file: string, more = ''): string => `<mj-include path="./${file}" ${more} />`;
  const css = include('style.css', 'type="css"');
  const documents: readonly [name: string, source: string][] = [
    ['CSS in the root', `<mjml>${css}<mj-body>${include('part.mjml')}</mj-body></mjml>`],
    [
      'CSS in the body',
      `<mjml><mj-head>${own}</mj-head><mj-body>${css}${include('part.mjml')}</mj-body></mjml>`,
    ],
    [
      'CSS in a column',
      `<mjml><mj-body>${section(`${css}<mj-text css-class="a">x</mj-text>`)}</mj-body></mjml>`,
    ],
    [
      'CSS in the head, before a style that it overrides',
      `<mjml><mj-head>${css}${own}</mj-head><mj-body>${include('part.mjml')}</mj-body></mjml>`,
    ],
    [
      'CSS to inline',
      `<mjml><mj-head>${include('style.css', 'type="css" css-inline="inline"')}</mj-head><mj-body>${include('part.mjml')}</mj-body></mjml>`,
    ],
    [
      'two files of CSS, in order',
      `<mjml><mj-body>${css}${include('part.mjml')}${include('other.css', 'type="css"')}</mj-body></mjml>`,
    ],
    [
      'HTML in the body',
      `<mjml><mj-body>${include('row.html', 'type="html"')}${section(text)}</mj-body></mjml>`,
    ],
    [
      'HTML in a column',
      `<mjml><mj-body>${section(include('row.html', 'type="html"') + text)}</mj-body></mjml>`,
    ],
    [
      'HTML in the head',
      `<mjml><mj-head>${include('row.html', 'type="html"')}</mj-head><mj-body>${section(text)}</mj-body></mjml>`,
    ],
    [
      'MJML in the head',
      `<mjml><mj-head>${include('attributes.mjml')}</mj-head><mj-body>${section(text)}</mj-body></mjml>`,
    ],
    ['a document', `<mjml><mj-body>${include('document.mjml')}${include('part.mjml')}</mj-body></mjml>`],
    [
      'a document after a head',
      `<mjml><mj-head>${own}</mj-head><mj-body>${include('document.mjml')}${include('part.mjml')}</mj-body></mjml>`,
    ],
    [
      'MJML that includes CSS',
      `<mjml><mj-head>${own}</mj-head><mj-body>${include('with-css.mjml')}</mj-body></mjml>`,
    ],
  ];

  test.each(documents)('of %s is read as MJML reads it', async (_name, source) => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'a'));
    for (const [file, content] of Object.entries(files)) await writeFile(path.join(folder, file), content);
    const main = path.join(folder, 'main.mjml');
    await writeFile(main, source);
    const options = { validationLevel: 'strict', fonts: {}, ignoreIncludes: false, filePath: main };
    const { html } = await loadMjml().toHtml(
      source
        .replace('<mjml>', '<mjml lang="en-BE" dir="ltr">')
        .replaceAll('{{relation.name}}', 'Bakkerij Peeters'),
      options,
    );
    const byMjml = await compileTemplate(html, { subject: 'x' });
    const template = await compileTemplate(source, { subject: 'x', partials: folder });
    const settled = (mail: string): string => canonicalHtml(mail).replace(/ aria-label="x"/, '');
    expect(settled(template.render(invoiceData(), { now }).html)).toBe(
      settled(byMjml.render(invoiceData(), { now }).html),
    );
  });

  test('of HTML in a text adds no <mj-raw> to the mail', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'row.html'), '<b>{{relation.name}}</b>');
    const source = mjmlDocument(`<mj-text>a ${include('row.html', 'type="html"')}</mj-text>`);
    const [mail] = await mailsOf(source, { partials: folder });
    expect(mail).toContain('a<b>Bakkerij Peeters</b>');
    expect(mail).not.toContain('mj-raw');
  });
});
