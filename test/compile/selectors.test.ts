import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { TemplateError } from '../../src/errors.ts';
import { mjmlDocument } from './invoice-data.ts';

const styled = (css: string, body: string): string =>
  `<!doctype html><html><head><title>x</title><style>${css}</style></head><body class="body">${body}</body></html>`;

async function messageOf(source: string): Promise<string> {
  try {
    await compileTemplate(source);
    return '';
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    expect(error.problems.map(({ code }) => code)).toEqual(error.problems.map(() => 'field-in-selector'));
    return error.problems[0]!.message;
  }
}

const on = '{{#if invoice.description}}';
const each = '{{#each invoice.lines}}';
const row = '<tr><td>a</td><td>b</td></tr>';

describe('a rule is inlined if the elements that it consults are in every mail', () => {
  test.each([
    ['a rule for a single client', 'u + .body .g', `${on}<p class="g">x</p>{{/if}}`],
    [
      'siblings that are no siblings',
      '.image_block img+div',
      `${on}<p>x</p>{{/if}}<img src="https://a.example/a.png" alt="">`,
    ],
    ['a fix for Android', 'div[style*="margin: 16px 0"]', '<div style="color:{company.buttoncolor}">x</div>'],
    ['cells of one row in a list', 'td:last-child', `<table>${each}${row}{{/each}}</table>`],
    ['cells of one row in a block', 'td + td', `<table>${on}${row}{{else}}${row}{{/if}}</table>`],
    ['rows before a list', 'tr:first-child', `<table>${row}${each}${row}{{/each}}</table>`],
    ['rows after a list', 'tr:last-child td', `<table>${each}${row}{{/each}}${row}</table>`],
    ['pairs of rows in a list', 'tr:nth-child(odd)', `<table>${each}${row}${row}{{/each}}</table>`],
    ['elements without a class', 'a:not(.btn)', `${on}<a href="https://a.example">x</a>{{/if}}`],
    ['a choice of types', ':is(h1,h2) a', `${on}<h1>x</h1>{{/if}}`],
    ['nothing', '.none:first-child > p ~ b', `${on}<p>x</p>{{/if}}`],
    ['elements around a block', 'div:first-child', `<div>${on}<p>x</p>{{/if}}</div>`],
    ['other types next to a block', 'p:first-of-type', `${on}<b>x</b>{{/if}}<p>x</p>`],
    ['what follows every mail', 'p ~ b', `<p>x</p>${on}<i>x</i>{{/if}}<b>x</b>`],
    ['the same element in both branches', 'p + b', `${on}<p>x</p>{{else}}<p>y</p>{{/if}}<b>x</b>`],
    ['a block inside a block with its condition', 'p + b', `${on}<i></i>${on}<p>x</p>{{/if}}<b>x</b>{{/if}}`],
    ['the presence of an attribute', 'a[href]', '<a href="{company.website}">x</a>'],
    [
      'the fixed start of an attribute',
      'a[href^="https:"]',
      '<a href="https://a.example/{invoice.number}">x</a>',
    ],
    ['another fixed start', 'a[href^="mailto:"]', '<a href="https://a.example/{invoice.number}">x</a>'],
    ['an element with a fixed text', 'td:empty', '<table><tr><td>No. {invoice.number}</td></tr></table>'],
    [
      'an element that has another',
      'div:has(> img)',
      `<div><img src="https://a.example/a.png" alt="">${on}<p>x</p>{{/if}}</div>`,
    ],
    ['an element of which a mail has no more', 'p:first', `<p>x</p>${on}<b>x</b>{{/if}}`],
    [
      'the last part of a payment button',
      'td > div:last-child',
      '<table><tr><td>{invoice.paymentbutton}</td></tr></table>',
    ],
    ['a state', 'a:hover + b', `${on}<a href="https://a.example">x</a>{{/if}}<b>x</b>`],
    ['a part of an element', 'p:first-child::before', `${on}<b>x</b>{{/if}}<p>x</p>`],
    ['a pseudo-class that juice does not know', 'p:focus-within + b', `${on}<p>x</p>{{/if}}<b>x</b>`],
  ])('%s: %s', async (_, selector, body) => {
    expect(await messageOf(styled(`${selector} { color: red }`, body))).toBe('');
  });

  test.each([
    ['in @media', '@media (max-width:480px){ tr:last-child { color: red } }'],
    [
      'that Outlook alone reads',
      '--></style><!--[if mso]><style>tr:last-child{color:red}</style><![endif]--><style>',
    ],
    ['for a medium', '</style><style media="screen">tr:last-child { color: red }'],
    ['that is half right', 'tr:last-child { color: red '.replace('tr:last-child', 'tr:last-child {')],
  ])('a rule %s', async (_, css) => {
    expect(await messageOf(styled(css, `<table>${each}${row}{{/each}}</table>`))).toBe('');
  });
});

describe('a rule is refused if a block or field changes what it matches', () => {
  test.each([
    ['tr:last-child', `<table>${row}${each}${row}{{/each}}</table>`, '<tr>', each, 'next to it'],
    ['td:last-child', `<table><tr><td>x</td>${on}<td>y</td>{{/if}}</tr></table>`, '<td>', on, 'next to it'],
    ['tr:nth-child(odd)', `<table>${each}${row}{{/each}}</table>`, '<tr>', each, 'around it'],
    ['tr:nth-child(3)', `<table>${each}${row}${row}{{/each}}</table>`, '<tr>', each, 'around it'],
    ['p + b', `${on}<p>x</p>{{/if}}<b class="z">x</b>`, '<b class="z">', on, 'next to it'],
    ['p ~ b i', `${on}<p>x</p>{{/if}}<b><i>x</i></b>`, '<i>', on, 'next to <b>'],
    ['p:first-child', `${on}<b>x</b>{{else}}<p>x</p>{{/if}}`, '<p>', on, 'around it'],
    ['p:first-of-type', `${on}<p>x</p>{{/if}}<p>x</p>`, '<p>', on, 'next to it'],
    ['p:only-child', `<p>x</p>${on}<p>x</p>{{/if}}`, '<p>', on, 'next to it'],
    ['p:empty', '<p>{invoice.description}</p>', '<p>', '{invoice.description}', 'inside it'],
    ['p:not(:first-child)', `${on}<b>x</b>{{/if}}<p>x</p>`, '<p>', on, 'next to it'],
    ['div:has(p)', `<div>${on}<p>x</p>{{/if}}</div>`, '<div>', on, 'inside it'],
    ['div:has(p + b)', `<div>${on}<p>x</p>{{/if}}<b>x</b></div>`, '<div>', on, 'inside it'],
    [
      'a[href$=".be"]',
      '<a href="https://a.example/{invoice.number}">x</a>',
      '<a>',
      '{invoice.number}',
      'in the attribute href of it',
    ],
    [
      '[bgcolor="#ff0000"]',
      '<table bgcolor="{company.buttoncolor}"><tr><td>x</td></tr></table>',
      '<table>',
      '{company.buttoncolor}',
      'in the attribute bgcolor of it',
    ],
    ['p:first', `${on}<p>x</p>{{/if}}<p>x</p>`, '<p>', on, 'around it'],
    ['table + p', '{invoice.paymentqrcode}<p>x</p>', '<p>', '{invoice.paymentqrcode}', 'next to it'],
  ])('%s', async (selector, body, element, block, where) => {
    const message = await messageOf(styled(`${selector} { color: red }`, body));
    expect(message).toContain(`Whether the rule "${selector}" matches ${element} depends on ${block}`);
    expect(message).toContain(` ${where}.`);
  });
});

describe('MJML', () => {
  const rows = `<mj-table>${each}${row}{{/each}}</mj-table>`;

  test.each([
    '<mj-style>tr:last-child > td { color: red }</mj-style>',
    '<mj-style inline="inline">tr:last-child > td { color: red }</mj-style>',
  ])('%s is checked', async (style) => {
    expect(await messageOf(mjmlDocument(rows, style))).toContain(
      'Whether the rule "tr:last-child > td" matches <td> depends on {{#each invoice.lines}} (template:1:',
    );
    expect(
      await messageOf(mjmlDocument(rows, style.replace('tr:last', 'td:last').replace(' > td', ''))),
    ).toBe('');
  });

  test('the path of <mj-selector> is checked', async () => {
    const head = (path: string): string =>
      `<mj-html-attributes><mj-selector path="${path}"><mj-html-attribute name="lang">nl</mj-html-attribute></mj-selector></mj-html-attributes>`;
    expect(await messageOf(mjmlDocument(rows, head('tr + tr td')))).toMatch(
      /^Whether the path "tr \+ tr td" matches <td> depends on .* around <tr>\. MJML adds the attributes/,
    );
    expect(await messageOf(mjmlDocument(rows, head('td + td')))).toBe('');
  });
});

test('a problem is reported at its rule, once', async () => {
  const source = styled(
    '\np { color: red }\n/* p + b { } */ i,\n  p + b { color: red }',
    `${on}<p>x</p>{{/if}}<b>x</b>${on}<p>x</p>{{/if}}<b>x</b>`,
  );
  const error: unknown = await compileTemplate(source).catch((reason: unknown) => reason);
  expect((error as TemplateError).problems.map(({ line, column }) => [line, column])).toEqual([[4, 3]]);
});

test.each([
  ['many siblings', 'b ~ p + b:nth-child(30n+3)', `${on}<b>x</b>{{/if}}<p>x</p>`.repeat(2000)],
  ['nested lists', 'b ~ i + b', `${each.repeat(30)}<b>x</b>${'{{/each}}'.repeat(30)}`],
  [
    'deep elements',
    'div:has(div div b) div',
    `${'<div>'.repeat(200)}${on}<i>x</i>{{/if}}${'</div>'.repeat(200)}`,
  ],
  ['a long selector', `${'b + '.repeat(3000)}b`, `${on}<b>x</b>{{/if}}`.repeat(100)],
  ['a deep selector', `${'b:not('.repeat(1000)}b + b${')'.repeat(1000)}`, `${on}<b>x</b>{{/if}}`.repeat(100)],
])('%s are checked, or refused', async (_, selector, body) => {
  const error: unknown = await compileTemplate(styled(`${selector} { color: red }`, body)).catch(
    (reason: unknown) => reason,
  );
  if (error instanceof TemplateError) expect(error.message).toMatch(/Whether the rule|would take too long/);
});

test('selectors that would look through too many siblings are refused before they take seconds', async () => {
  const css = Array.from({ length: 40 }, (_, index) => `.n${index} ~ b { color: red }`).join('');
  const error: unknown = await compileTemplate(styled(css, '<b>x</b>'.repeat(5000))).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'template-too-large' });
  expect(await messageOf(styled(css, '<p><b>x</b><b>x</b></p>'.repeat(500)))).toBe('');
});
