import { XMLSerializer } from '@xmldom/xmldom';
import fc from 'fast-check';
import { parse as parseHtml, serialize } from 'parse5';
import postcss from 'postcss';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { FacteurError } from '../../src/errors.ts';
import { parseXml } from '../../src/word/xml/parse-xml.ts';
import { sharedBrowser } from '../shared-browser.ts';
import { htmlDocument, invoiceData, mjmlDocument, now } from './invoice-data.ts';

/** The paragraph of a mail, with its style. */
async function paragraphOf(source: string): Promise<string> {
  const template = await compileTemplate(source, { subject: 'x' });
  return /<p[^>]*>/.exec(template.render(invoiceData(), { now }).html)![0];
}

/** A style is read in an HTML document, in MJML and in the text of a tenant. */
const holders: readonly [name: string, wrap: (html: string) => string][] = [
  ['an HTML document', (html) => htmlDocument(html).replace('</head>', '<style>p{margin:0}</style></head>')],
  [
    'MJML',
    (html) => mjmlDocument(`<mj-text>${html}</mj-text>`, '<mj-style inline="inline">p{margin:0}</mj-style>'),
  ],
  ['the text of a tenant', (html) => html],
];

describe.each(holders)('a style in %s', (_name, wrap) => {
  test.each([
    ['"font-family:&quot;Segoe UI&quot;,Arial"', "font-family: 'Segoe UI',Arial"],
    ['"font-family:&#34;Segoe UI&#x22;,Arial"', "font-family: 'Segoe UI',Arial"],
    [`'font-family:"Segoe UI",Arial'`, "font-family: 'Segoe UI',Arial"],
    [`"font-family:&apos;Segoe UI&apos;"`, "font-family: 'Segoe UI'"],
    ['";;color:#ff0000;;"', 'color: #ff0000'],
    ['"color:;color:#ff0000"', 'color: #ff0000'],
    ['"color;color:#ff0000"', 'color: #ff0000'],
    ['color:#ff0000', 'color: #ff0000'],
  ])('%s is read as browsers read it', async (style, expected) => {
    expect(await paragraphOf(wrap(`<p style=${style}>x</p>`))).toContain(expected);
  });

  test.each([
    '""',
    '" "',
    '"color:rgb(1,2,3"',
    '"background:url(x"',
    '"\n\t"',
    '";"',
    '"color:"',
    '"color"',
    '"/* a */"',
    '"}"',
    '"{"',
    '"a{b:c}"',
    '"@media x{a{}}"',
    '"&quot;"',
  ])('%s, which declares nothing, is left out', async (style) => {
    const paragraph = await paragraphOf(wrap(`<p style=${style}>x</p>`));
    expect(paragraph).not.toMatch(/undefined|@media|a\{b|[{}]/);
  });
});

test('what is left out of a style is a warning at its place', async () => {
  const { warnings } = await compileTemplate(htmlDocument('\n<p style="margin;color:red">x</p>'));
  expect(warnings).toEqual([
    {
      code: 'css-ignored',
      message:
        'Ignored "margin" in a style, as mail clients do: it is not a declaration such as "color: red". Correct or remove it.',
      file: 'template',
      line: 2,
      column: 11,
    },
  ]);
});

test('CSS that juice reads is not touched, nor warned of', async () => {
  const style = 'background:url(data:image/png;base64,AA==);mso-line-height-rule:exactly;*zoom:1';
  const { warnings, ...template } = await compileTemplate(htmlDocument(`<p style="${style}">x</p>`));
  expect(warnings).toEqual([]);
  expect(JSON.stringify(template)).toContain(style);
});

test('!important after a colour field is read as after a colour', async () => {
  const mail = async (colour: string): Promise<string> => {
    const head = '<mj-style inline="inline">span{margin:1px;color:#00ff00}</mj-style>';
    const text = `<mj-text><span style="color:${colour} !important">x</span></mj-text>`;
    const template = await compileTemplate(mjmlDocument(text, head));
    return /<span[^>]*>/.exec(template.render(invoiceData(), { now }).html)![0];
  };
  expect(await mail('{company.buttoncolor}')).toBe(await mail('#0b5fff'));
});

test('a style sheet that would take seconds to read is refused, at the rule over the limit', async () => {
  const source = htmlDocument('<p>x</p>').replace(
    '</head>',
    `<style>${'p{;}'.repeat(25_000)}</style></head>`,
  );
  await expect(compileTemplate(source)).rejects.toThrow('would take too long to inline');
});

test('a nested rule, which juice cannot read, is left out of its style sheet with a warning', async () => {
  const css = '<style>p{color:#ff0000;b{color:#00ff00}}</style>';
  const source = htmlDocument('<p>x</p>').replace('</head>', `${css}</head>`);
  const template = await compileTemplate(source);
  expect(template.render(invoiceData(), { now }).html).toContain('<p style="color: #ff0000;">x</p>');
  expect(template.warnings).toMatchObject([{ code: 'css-ignored', line: 1 }]);
});

test('a font in quotes in an attribute of MJML does not end its style', async () => {
  const source = mjmlDocument(`<mj-text font-family='"Segoe UI", Arial'>x</mj-text>`);
  const template = await compileTemplate(source);
  expect(template.render(invoiceData(), { now }).html).toContain(`font-family:'Segoe UI', Arial`);
});

const cssPart = fc.constantFrom(
  ...'p a .b #c color red : ; { } /* */ " \' ( ) url( @media @import ! !important , > + ~ :not( :hover \\ & <!-- --> 1px #fff --x [a= ] \n'.split(
    ' ',
  ),
);
const css = fc.array(cssPart, { maxLength: 20 }).map((parts) => parts.join(' '));

test('no CSS ends in an exception of a library', async () => {
  await fc.assert(
    fc.asyncProperty(css, css, fc.constantFrom(...holders), async (style, sheet, [, wrap]) => {
      const attribute = style.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      const source = wrap(`<p style="${attribute}">x</p>`).replace(
        /(<(?:mj-)?style[^>]*>)[^<]*/,
        `$1${sheet.replaceAll('<', '')}`,
      );
      await compileTemplate(source, { subject: 'x' }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(FacteurError);
      });
    }),
    { numRuns: 300 },
  );
});

test('CSS that postcss wrote is inlined', async () => {
  const value = fc.constantFrom('#ff0000', '#00ff00', '#0000ff');
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 5 }), async (values) => {
      const root = postcss.root();
      for (const colour of values) {
        root.append(postcss.comment({ text: 'a { b' }));
        root.append(postcss.rule({ selector: 'p,\n.x > b' }).append({ prop: 'color', value: colour }));
        root.append(
          postcss.atRule({ name: 'media', params: 'print' }).append(postcss.rule({ selector: 'p' })),
        );
      }
      const source = htmlDocument('<p>x</p>').replace('</head>', `<style>${root.toString()}</style></head>`);
      expect(await paragraphOf(source)).toBe(`<p style="color: ${values.at(-1)};">`);
    }),
    { numRuns: 20 },
  );
});

const style = fc
  .array(
    fc.constantFrom(
      'font-family:"Segoe UI",Arial',
      "font-family:'Open Sans'",
      'color:#ff0000',
      'background:url("https://a.example/?a=1&b=2")',
      'content:"<>"',
      'margin:0 auto !important',
    ),
    { maxLength: 3 },
  )
  .map((declarations) => declarations.join(';'));
const node = (depth: number): fc.Arbitrary<string> =>
  depth === 0
    ? fc.constantFrom('word', 'A &amp; B', '&lt;b&gt;', '<br>', '{relation.name}', '&quot;')
    : fc
        .tuple(
          fc.constantFrom('p', 'div', 'span', 'b'),
          style,
          fc.array(node(depth - 1), { minLength: 1, maxLength: 3 }),
        )
        .map(([name, css, inner]) => {
          const attribute = css.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
          return `<${name} style="${attribute}" title="a&quot;b">${inner.join(' ')}.</${name}>`;
        });

test('what parse5, a browser and an XML serialiser write gives the same text', async () => {
  const context = await (await sharedBrowser()).newContext();
  const page = await context.newPage();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(node(2), { minLength: 1, maxLength: 3 }), async (nodes) => {
        const written = htmlDocument(`<style>p{margin:0}</style>${nodes.join('')}`);
        const byParse5 = serialize(parseHtml(written));
        await page.setContent(byParse5);
        const byBrowser = await page.evaluate('document.documentElement.outerHTML');
        const xml = await page.evaluate('new XMLSerializer().serializeToString(document)');
        const byXml = new XMLSerializer().serializeToString(parseXml(String(xml), 'x'));
        const texts: string[] = [];
        for (const source of [byParse5, String(byBrowser), String(xml), byXml]) {
          const template = await compileTemplate(source, { subject: 'x' });
          texts.push(template.render(invoiceData(), { now }).text);
        }
        expect(new Set(texts).size).toBe(1);
      }),
      { numRuns: 20 },
    );
  } finally {
    await context.close();
  }
});
