import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { canonicalHtml } from '../../bench/canonical-html.ts';
import { readTextSource } from '../../src/compile/1-read/read-text-source.ts';
import { type CompileTemplateOptions, compileTemplate } from '../../src/compile/compile-template.ts';
import type { WebFonts } from '../../src/compile/settings.ts';
import { compileBothWays } from './compile-slowly.ts';
import { htmlDocument, invoiceData, mjmlDocument, now } from './invoice-data.ts';

const google = /https:\/\/fonts\.googleapis\.com\/css\?family=([\w+]+)/g;
const inter = '<mj-font name="Inter" href="https://www.example.be/inter.css" />';

async function render(
  source: string,
  options: CompileTemplateOptions = {},
): Promise<{ html: string; warnings: string[] }> {
  const template = await compileTemplate(source, options);
  const { html } = template.render(invoiceData(), { now });
  const warnings = template.warnings.filter(({ code }) => code === 'web-font-not-loaded');
  return { html, warnings: warnings.map(({ message, line, column }) => `${line}:${column} ${message}`) };
}

const fonts = ['Open Sans', 'Droid Sans', 'Lato', 'Roboto', 'Ubuntu'];

describe.each(fonts)('%s', (font) => {
  const source = mjmlDocument(`\n<mj-text font-family="${font}, Arial">x</mj-text>`);

  test('is not loaded by default, and a warning says so at its place', async () => {
    const { html, warnings } = await render(source);
    expect(html).not.toContain('googleapis');
    expect(html).toContain(`font-family:${font}, Arial`);
    expect(warnings).toEqual([
      expect.stringMatching(
        new RegExp(`^2:10 The font ${font} is not loaded.*the next font of the list.*webFonts: "all"`),
      ),
    ]);
  });

  test('is loaded with webFonts: "all"', async () => {
    const { html, warnings } = await render(source, { webFonts: 'all' });
    expect(Array.from(html.matchAll(google), ([, name]) => name)).toContain(font.replace(' ', '+'));
    expect(warnings).toEqual([]);
  });
});

test('these are all fonts that MJML loads by itself', async () => {
  const core = createRequire(import.meta.url)('mjml-core') as {
    default: (source: string, options: object) => Promise<{ html: string }>;
  };
  const text = await import('node:fs/promises').then(({ readFile }) =>
    readFile(createRequire(import.meta.url).resolve('mjml-core'), 'utf8'),
  );
  expect(core.default).toBeTypeOf('function');
  const urls = new Set(Array.from(text.matchAll(google), ([, name]) => name!.replace('+', ' ')));
  expect([...urls]).toEqual(fonts);
});

describe('a warning', () => {
  test.each([
    [
      'an attribute for all',
      mjmlDocument('<mj-text>x</mj-text>', '<mj-attributes><mj-all font-family="Lato" /></mj-attributes>'),
      1,
    ],
    [
      'a style sheet',
      mjmlDocument('<mj-text>x</mj-text>', "<mj-style>p { font-family: 'Open Sans', Arial }</mj-style>"),
      1,
    ],
    [
      'a style',
      mjmlDocument('<mj-text><p style="color:red;font-family:&quot;Roboto&quot;,Arial">x</p></mj-text>'),
      1,
    ],
    [
      'two texts',
      mjmlDocument('<mj-text font-family="Lato">x</mj-text><mj-text font-family="lato">x</mj-text>'),
      1,
    ],
    [
      'a font that is only a fallback',
      mjmlDocument('<mj-text font-family="-apple-system, \'Segoe UI\', Roboto, Arial">x</mj-text>'),
      0,
    ],
    ["MJML's default font", mjmlDocument('<mj-text>x</mj-text>'), 0],
    ['a font of the system', mjmlDocument('<mj-text font-family="Robotica, Arial">x</mj-text>'), 0],
    [
      'a font that the template declares',
      mjmlDocument(
        '<mj-text font-family="Lato">x</mj-text>',
        '<mj-font name="Lato" href="https://www.example.be/lato.css" />',
      ),
      0,
    ],
    ['an HTML document', htmlDocument('<p style="font-family:Roboto">x</p>'), 0],
  ])('for %s', async (_what, source, count) => {
    expect((await render(source)).warnings).toHaveLength(count);
  });
});

describe('<mj-font>', () => {
  const source = mjmlDocument('<mj-text font-family="Inter, Arial">x</mj-text>', inter);

  test.each(['declared', 'all'] as const)('is loaded with webFonts: "%s"', async (webFonts) => {
    const { html, warnings } = await render(source, { webFonts });
    expect(html).toContain('<link href="https://www.example.be/inter.css" rel="stylesheet" type="text/css">');
    expect(html).toContain('@import url(https://www.example.be/inter.css)');
    expect(warnings).toEqual([]);
  });

  test('is left out with webFonts: "none", with a warning', async () => {
    const { html, warnings } = await render(source, { webFonts: 'none' });
    expect(html).not.toContain('inter.css');
    expect(warnings).toEqual([
      expect.stringMatching(/^1:\d+ <mj-font> is left out, because webFonts is "none"/),
    ]);
  });
});

test('another value is refused', async () => {
  await expect(render('<p>x</p>', { webFonts: 'google' as WebFonts })).rejects.toMatchObject({
    code: 'invalid-option',
  });
});

test.each(['none', 'declared', 'all'] as const)(
  'with webFonts: "%s", the mail is that of the chain',
  async (webFonts) => {
    const source = mjmlDocument(
      `<mj-text>{invoice.number}</mj-text>{{#if invoice.payable}}<mj-text font-family="Lato">x</mj-text>{{/if}}<mj-text font-family="Inter">y</mj-text>{invoice.paymentbutton}`,
      `${inter}<mj-style>p{font-family:'Open Sans'}</mj-style>`,
    );
    const parts = await readTextSource(source, {
      name: 'fonts',
      locale: 'en',
      strings: undefined,
      subject: undefined,
      preheader: undefined,
      text: undefined,
      layout: undefined,
      partials: undefined,
      trust: undefined,
    });
    const { template, renderSlowly } = await compileBothWays(parts, 'en', 'padded', webFonts);
    const { html } = template.render(invoiceData(), { now });
    expect(canonicalHtml(html)).toBe(canonicalHtml(await renderSlowly(invoiceData(), now)));
    expect(html.includes('googleapis')).toBe(webFonts === 'all');
  },
);
