import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { displayWidth } from '../../src/render/display-width.ts';
import { htmlDocument, invoiceData, now, paymentUrl } from './invoice-data.ts';

const lines = [
  { description: 'Repair of a boiler', quantity: '2', unit: 'h', unitPrice: '80.00', amount: '160.00' },
  { description: 'Valve', quantity: '1', amount: '9.50' },
];

async function textOf(body: string, data: object = invoiceData({ lines }), text?: string): Promise<string> {
  const source = body.startsWith('<mj') ? mjmlOf(body) : htmlDocument(body);
  const options = text === undefined ? { locale: 'en' } : { locale: 'en', text };
  return (await compileTemplate(source, options)).render(data, { now }).text.trimEnd();
}

function mjmlOf(body: string): string {
  return `<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body>${body}</mj-body></mjml>`;
}

const each = (row: string): string => `{{#each invoice.lines}}${row}{{/each}}`;
const section = (...texts: readonly string[]): string =>
  `<mj-section>${texts.map((text) => `<mj-column><mj-text>${text}</mj-text></mj-column>`).join('')}</mj-section>`;

describe('prose', () => {
  const long =
    'Please pay the invoice of this month before the last day of the next one, thank you very much.';

  test('wraps at 72 columns, with the values in it', async () => {
    const text = await textOf(`<p>Dear {relation.name}, ${long}</p><p>${long}</p>`);
    expect(text).toBe(
      [
        'Dear Bakkerij Peeters, Please pay the invoice of this month before the',
        'last day of the next one, thank you very much.',
        '',
        'Please pay the invoice of this month before the last day of the next',
        'one, thank you very much.',
      ].join('\n'),
    );
  });

  test('in a list wraps behind the bullet', async () => {
    expect(await textOf(`<ul><li>{relation.name}: ${long}</li><li>two</li></ul>`)).toBe(
      [
        '- Bakkerij Peeters: Please pay the invoice of this month before the last',
        '  day of the next one, thank you very much.',
        '- two',
      ].join('\n'),
    );
  });

  test('in a row as wide as its table wraps too', async () => {
    const rows = `<tr><td>a</td><td>b</td></tr><tr><td colspan="2">${long}</td></tr>`;
    const text = await textOf(`<table>${rows}</table>`);
    expect(text.split('\n').map(({ length }) => length)).toEqual([4, 68, 25]);
  });

  test('of Chinese values wraps by the columns of a terminal', async () => {
    const data = invoiceData({}, { relation: { name: '漢'.repeat(60) } });
    for (const line of (await textOf('<p>Dear {relation.name}</p>', data)).split('\n'))
      expect(displayWidth(line)).toBeLessThanOrEqual(72);
  });

  test('keeps the payment URL alone on its line, and others whole', async () => {
    const address = `https://www.example.be/${'terms-of-payment/'.repeat(5)}`;
    const text = await textOf(
      `<p>Pay within ten days at <a href="{invoice.paymenturl}">our page</a></p><p>Read <a href="${address}">our terms</a>.</p>`,
    );
    expect(text).toBe(`Pay within ten days at our page:\n${paymentUrl}\n\nRead our terms:\n${address}.`);
  });

  test('is not wrapped in preformatted text, or in a text part of the author', async () => {
    const written = `${long} ${long}\n\n  {invoice.number}\n{invoice.paymenturl}`;
    expect(await textOf(`<pre>${long}</pre>`)).toBe(long);
    expect(await textOf('<p>{invoice.paymenturl}</p>', invoiceData(), written)).toBe(
      `${long} ${long}\n\n  2026-0142\n${paymentUrl}`,
    );
  });
});

describe('a list', () => {
  test.each([
    ['in a list is indented', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['starts at a number', '<ol start="9"><li>a</li><li>b</li></ol>', '9. a\n10. b'],
    ['goes on from a value', '<ol><li>a</li><li value="7">b</li><li>c</li></ol>', '1. a\n7. b\n8. c'],
    ['counts down', '<ol reversed><li>a</li><li>b</li></ol>', '2. a\n1. b'],
    ['has letters', '<ol type="a" start="26"><li>a</li><li>b</li></ol>', 'z. a\naa. b'],
    ['has Roman numerals', '<ol type="I" start="9"><li>a</li></ol>', 'IX. a'],
    ['has the numbers of its style', '<ol style="list-style: lower-roman"><li>a</li></ol>', 'i. a'],
    ['has no bullets', '<ul style="list-style-type:none"><li>a</li><li>b</li></ul>', 'a\nb'],
    [
      'counts the items of the data',
      `<ol>${each('<li>{{description}}</li>')}</ol>`,
      '1. Repair of a boiler\n2. Valve',
    ],
    [
      'counts down the items of the data',
      `<ol reversed>${each('<li>{{description}}</li>')}</ol>`,
      '2. Repair of a boiler\n1. Valve',
    ],
    [
      'does not count an item that a block leaves out',
      '<ol><li>a</li>{{#if invoice.ispaid}}<li>b</li>{{/if}}<li>c</li></ol>',
      '1. a\n2. c',
    ],
    ['goes on after a list in it', '<ol><li>a<ol><li>x</li></ol></li><li>b</li></ol>', '1. a\n   1. x\n2. b'],
  ])('%s', async (_name, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });
});

describe('a table', () => {
  test('never cuts a word or an address that fits a line', async () => {
    const email = `${'accounts.payable'.repeat(2)}@long-name-of-a-company.example`;
    const body = `<table><tr><td>Customer</td><td>${email}</td><td>Seller</td><td>x${email}</td></tr></table>`;
    const text = await textOf(body);
    expect(text.split(/\s+/)).toEqual(['Customer', email, 'Seller', `x${email}`]);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(78);
  });

  test('keeps the columns of a cell that spans rows', async () => {
    const body =
      '<table><tr><td rowspan="2">A</td><td>1</td><td>x</td></tr><tr><td rowspan="2">2</td><td>y</td></tr><tr><td>C</td><td>z</td></tr></table>';
    expect(await textOf(body)).toBe('A  1  x\n   2  y\nC     z');
  });

  test('has its foot last and its head first, with the blocks around them', async () => {
    const foot = '<tfoot><tr><td>Total</td><td>{invoice.total}</td></tr></tfoot>';
    const body = `<tbody>${each('<tr><td>{{description}}</td><td>{{amount}}</td></tr>')}</tbody>`;
    const head = '<thead><tr><th>Item</th><th>Amount</th></tr></thead>';
    const expected =
      'Item                Amount\nRepair of a boiler  €160.00\nValve               €9.50\nTotal               €121.00';
    expect(await textOf(`<table>${foot}${head}${body}</table>`)).toBe(expected);
    expect(await textOf(`<table>{{#if invoice.total}}${foot}{{/if}}${body}${head}</table>`)).toBe(expected);
  });

  test('has a web address that makes it too wide below its row', async () => {
    const address = 'https://files.example.be/downloads/2026/november/statement-of-account.pdf';
    const row = `<td>Statement</td><td><a href="${address}">PDF</a></td><td>{invoice.total}</td>`;
    expect(await textOf(`<table><tr>${row}</tr></table>`)).toBe(`Statement  €121.00\nPDF:\n${address}`);
    const short = '<td>Website</td><td>https://k.example.be</td>';
    expect(await textOf(`<table><tr>${short}</tr></table>`)).toBe('Website  https://k.example.be');
  });

  test('sets off the quantity under its item', async () => {
    const row = '<td>{{description}}<br>{{quantity}} {{unit}}</td><td align="right">{{amount}}</td>';
    expect(await textOf(`<table>${each(`<tr>${row}</tr>`)}</table>`)).toBe(
      'Repair of a boiler  €160.00\n  2 h\nValve                 €9.50\n  1',
    );
  });

  test('is aligned by the columns of a terminal', async () => {
    const data = invoiceData({
      lines: [
        { description: '請求書 👍', amount: '1.00' },
        { description: 'Cafe\u0301', amount: '2.00' },
      ],
    });
    expect(
      await textOf(`<table>${each('<tr><td>{{description}}</td><td>{{amount}}</td></tr>')}</table>`, data),
    ).toBe('請求書 👍  €1.00\nCafe\u0301       €2.00');
  });
});

describe('rows that repeat are a table', () => {
  const expected = 'Repair of a boiler  €160.00\nValve                 €9.50';

  test.each([
    [
      'in a table for layout',
      `<table role="presentation">${each('<tr><td>{{description}}</td><td align="right">{{amount}}</td></tr>')}</table>`,
    ],
    [
      'in a table of their own each',
      each(
        '<table role="presentation"><tr><td>{{description}}</td><td align="right">{{amount}}</td></tr></table>',
      ),
    ],
    [
      'in columns of MJML',
      each(
        '<mj-section><mj-column><mj-text>{{description}}</mj-text></mj-column><mj-column><mj-text align="right">{{amount}}</mj-text></mj-column></mj-section>',
      ),
    ],
    [
      'in a group of columns',
      each(
        '<mj-section><mj-group><mj-column><mj-text>{{description}}</mj-text></mj-column><mj-column><mj-text align="right">{{amount}}</mj-text></mj-column></mj-group></mj-section>',
      ),
    ],
  ])('%s', async (_name, body) => {
    const source = body.includes('<mj-')
      ? `<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>${body}`
      : body;
    expect((await textOf(source)).replace(/^x\n\n/, '')).toBe(expected);
  });

  test('with the rows of a head and a total around them', async () => {
    const body = `${section('Item', 'Amount')}${each(section('{{description}}', '{{amount}}'))}${section('Total', '{invoice.total}')}`;
    expect(await textOf(body)).toBe(
      'Item                Amount\nRepair of a boiler  €160.00\nValve               €9.50\nTotal               €121.00',
    );
  });

  test('but columns of prose are not', async () => {
    const prose =
      'This is more than a label: it is a sentence about our work, and another one about the price of it.';
    expect(await textOf(`${section(prose, prose)}${section(prose, prose)}`)).not.toMatch(/ {2}/);
  });
});

describe('an alternative text', () => {
  test.each([
    [
      'that the next cell repeats',
      '<table><tr><td><img src="https://x.example/a.png" alt="{relation.name}"></td><td>{relation.name}</td><td>1</td></tr></table>',
      'Bakkerij Peeters  1',
    ],
    [
      'that the heading above repeats',
      '<h2>Our offer</h2><p><img src="https://x.example/a.png" alt="Our offer"></p>',
      'Our offer',
    ],
    [
      'of decoration',
      '<p>a</p><p><img src="https://x.example/a.png" alt="spacer"><img src="https://x.example/b.png" alt="x" width="1" height="1"><img src="https://x.example/c.png" alt="line" role="presentation"></p>',
      'a',
    ],
    ['that is a file name', '<p>a</p><p><img src="https://x.example/a.png" alt="header_600.png"></p>', 'a'],
  ])('%s adds nothing', async (_name, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });

  test('is kept beside a text that only a block prints', async () => {
    const image = '<img src="https://x.example/a.png" alt="{relation.name}">';
    expect(await textOf(`<p>${image}</p>{{#if invoice.ispaid}}<p>{relation.name}</p>{{/if}}`)).toBe(
      'Bakkerij Peeters',
    );
  });
});

describe('a link beside another one to the same page', () => {
  test.each([
    [
      'is left out, if it is an icon',
      '<a href="https://x.example/us"><img src="https://x.example/i.png" alt=""></a> <a href="https://x.example/us">Follow us</a>',
      'Follow us: https://x.example/us',
    ],
    [
      'leaves its picture',
      '<p><a href="https://x.example/us"><img src="https://x.example/i.png" alt="A cat"></a></p><p><a href="https://x.example/us">Cats</a></p>',
      'A cat\n\nCats: https://x.example/us',
    ],
    [
      'is kept, if it says something else',
      '<p><a href="https://x.example/">Shop</a></p><p><a href="https://x.example/">Help</a></p>',
      'Shop: https://x.example/\n\nHelp: https://x.example/',
    ],
  ])('%s', async (_name, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });

  test('is written once for a social network of MJML', async () => {
    const social =
      '<mj-social><mj-social-element name="github-noshare" href="https://github.com/x">GitHub</mj-social-element></mj-social>';
    expect(await textOf(`<mj-section><mj-column>${social}</mj-column></mj-section>`)).toBe(
      'GitHub: https://github.com/x',
    );
  });
});

describe('what was struck out or raised', () => {
  test.each([
    ['<p><s>100</s> 80</p>', '~~100~~ 80'],
    ['<p>was<del> {invoice.total}</del> now 80</p>', 'was ~~€121.00~~ now 80'],
    ['<p><span style="text-decoration:line-through">100</span>80</p>', '~~100~~80'],
    ['<p><s>{company.website}</s>80</p>', '80'],
    ['<del><p>a</p><p>b</p></del><p>c</p>', '~~a~~\n\n~~b~~\n\nc'],
    [
      '<table><tr style="text-decoration: line-through"><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>',
      '~~a~~  ~~1~~\nb      2',
    ],
    ['<p>10<sup>2</sup> m<sup>3</sup>, CO<sub>2</sub></p>', '10² m³, CO₂'],
    ['<p>x<sup>n</sup> + y<sub>max value</sub></p>', 'x^n + y_(max value)'],
    ['<p>10<sup>{invoice.number}</sup></p>', '10^2026-0142'],
    ['<p>10<span style="vertical-align: super">2</span></p>', '10²'],
    [
      '<p>1<sup>st</sup>, M<sup>me</sup>, Brand<sup>TM</sup>, price<sup>*</sup></p>',
      '1st, Mme, Brand™, price*',
    ],
  ])('%s', async (body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });
});
