import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import type { Mail } from '../../src/message/mail.ts';
import type { Template } from '../../src/render/template.ts';
import { now, openShipped, payableUrls, type RenderedSample, renderEverything } from './every-mail.ts';
import { attributeOf, type Element, plainWords, viewOf, visibleLines } from './three-views.ts';

/** Checks the rules that every text part follows, for all templates and data. @returns the broken rules */
function brokenLaws(mail: Mail, data: unknown): string[] {
  const { html, text, preheader } = mail;
  const lines = text.split('\n');
  const words = plainWords(text);
  const written = JSON.stringify(data);
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };
  check(!/[\ue000-\ue00f]/.test(text + html + mail.subject + preheader), 'a token is left');
  const unseen = /\u034f|[\u200b\u2060\ufeff]/;
  check(!unseen.test(text) || unseen.test(written), 'a character without width is left');
  const found = /\{\{?[\w.@# /]+\}\}?|<\/?[a-z][\w-]*[^<>]*>|&(?:#\w+|[a-z]+);/gi;
  for (const [left] of text.matchAll(found))
    check(written.includes(JSON.stringify(left).slice(1, -1)), `left in the text: ${left}`);
  check(!lines.some((line) => /[ \t]$/.test(line)), 'a line ends with a space');
  check(!/\n\n\n/.test(text), 'more than one empty line');
  check(text.endsWith('\n') && !text.endsWith('\n\n') && !/^\s/.test(text), 'space around the text');
  check(words.startsWith(plainWords(preheader)), 'the preheader does not open it');
  for (const url of new Set(payableUrls(data))) {
    check(
      lines.some((line) => line.trim() === url),
      `the URL is not alone on a line: ${url}`,
    );
    check(
      html.includes(`href="${url.replaceAll('&', '&amp;').replaceAll("'", '&#39;')}"`),
      `the HTML lacks ${url}`,
    );
  }
  return [...wrong, ...missingLines(html, text)];
}

/** Lines of the HTML whose words are not in the text, in their order; columns and wrapping can separate them. */
function missingLines(html: string, text: string): string[] {
  const words = plainWords(text).split(' ');
  // The text has no QR code, and no hint for a button that does not work.
  const isForTheEyes = (element: Element): boolean =>
    ['payment-qr', 'payment-link'].includes(attributeOf(element, 'class') ?? '');
  return visibleLines(viewOf(html, 'html'), isForTheEyes)
    .filter((line) => !standsIn(line.split(' '), words))
    .map((line) => `missing: ${line}`);
}

/** Whether the words of a line follow each other, with at most the other cells of a wrapped row between them. */
function standsIn(line: readonly string[], words: readonly string[]): boolean {
  const joined = words.join('');
  if (joined.includes(line.join(''))) return true;
  let position = 0;
  for (const word of line) {
    // A word wider than its column is cut, with the neighbouring cells between its parts.
    const next =
      word.length > 40
        ? endOfLetters(joined, word, position)
        : joined.indexOf(word.replace(/:$/, ''), position);
    if (next === -1) return false;
    position = next + 1;
  }
  return true;
}

function endOfLetters(text: string, word: string, from: number): number {
  let position = from;
  for (const letter of word) {
    position = text.indexOf(letter, position) + 1;
    if (position === 0) return -1;
  }
  return position - 1;
}

describe('the text part of every shipped mail', () => {
  let mails: RenderedSample[];
  beforeAll(async () => {
    mails = await renderEverything();
  });

  test('follows the rules', () => {
    expect(mails.length).toBeGreaterThan(100);
    const broken = mails.flatMap(({ title, mail, data }) =>
      brokenLaws(mail, data).map((law) => `${title}: ${law}`),
    );
    expect(broken).toEqual([]);
  });

  test('is the same in both button modes', () => {
    const texts = new Map(mails.map(({ title, mail }) => [title, mail.text]));
    for (const [title, text] of texts)
      if (title.endsWith('vml')) expect(text).toBe(texts.get(title.replace(/vml$/, 'padded')));
  });

  test('the rules detect broken text', () => {
    const { mail, data } = mails.find((one) => payableUrls(one.data).length > 0)!;
    const { text } = mail;
    const broken = [
      `${text} `,
      text.replace('\n\n', '\n\n\n'),
      `x${text}`,
      `${text}{invoice.number}\n`,
      `${text}&amp;\n`,
      `${text}</td>\n`,
      `${text}\ue0001\ue001\n`,
      text.slice(0, text.length / 2),
      text.replace('https://', ''),
    ];
    for (const other of broken) expect(brokenLaws({ ...mail, text: other }, data)).not.toEqual([]);
  });
});

/** Texts that look like something else: fields, tags, entities, other directions, very long words. */
const hostile = fc.oneof(
  fc.constantFrom(
    '{invoice.total}',
    '{{invoice.total}}',
    '{{#if x}}',
    '<b>bold</b>',
    '</td></tr></table>',
    '&amp;',
    '&#123;',
    '&lt;script&gt;',
    '"><script>alert(1)</script>',
    "'; DROP TABLE",
    '<!--',
    '-->',
    '<![endif]-->',
    '<!--[if mso]>',
    'שלום',
    'عميل',
    'W'.repeat(200),
    'a '.repeat(100).trim(),
    '$&',
    "$'",
    '%7Binvoice.total%7D',
    '日本語',
    'https://x.example',
    '{t.greeting}',
    '{layout.body}',
    '\\{{x}}',
    '--',
    '- ',
    '=',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
);
const refused =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: data with these characters is refused earlier
  /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\ue000-\ue00f]/u;
const text = (maxLength: number): fc.Arbitrary<string> =>
  hostile
    .map((value) => value.slice(0, maxLength).trim())
    .filter(
      (value) => value !== '' && value.isWellFormed() && !refused.test(value) && plainWords(value) === value,
    );
const amount = fc.integer({ min: 0, max: 99_999_999_999 }).map((cents) => (cents / 100).toFixed(2));
const url = fc
  .tuple(
    fc.constantFrom('https://pay.example.be/', 'https://p.example/?a=1&b=', 'https://pay.example.be:8443/x/'),
    fc.stringMatching(/^[A-Za-z0-9~_.-]{1,40}$/),
  )
  .map((parts) => parts.join('').replace(/\.$/, ''));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 3 });
const invoice = fc.record({
  number: text(60),
  date: fc.constant('2026-11-02'),
  dueDate: fc.constantFrom('2026-12-02', '2026-11-10'),
  currency: fc.constantFrom('EUR', 'USD', 'JPY').map(() => 'EUR'),
  description: maybe(text(300)),
  total: amount,
  balance: maybe(amount),
  paidAmount: maybe(amount),
  status: fc.constantFrom('open', 'partial', 'overdue', 'paid', 'credited', 'cancelled'),
  reference: maybe(text(140)),
  paymentUrl: maybe(url),
  paymentUrlExpiresAt: maybe(fc.constantFrom('2027-01-31T10:00:00Z', '2026-01-31T10:00:00Z')),
  daysLate: maybe(fc.nat(400)),
});
const line = fc.record({
  description: text(500),
  quantity: maybe(fc.nat(1000).map(String)),
  unit: maybe(text(30)),
  unitPrice: maybe(amount),
  vatRate: maybe(fc.constantFrom('0', '6', '21')),
  amount,
});
const party = {
  name: text(200),
  phone: maybe(fc.constant('+32 2 555 12 34')),
  street: maybe(text(100)),
  postalCode: maybe(text(20)),
  city: maybe(text(60)),
};
const data = fc.record({
  invoice: fc
    .tuple(invoice, fc.array(line, { maxLength: 4 }), fc.tuple(amount, amount))
    .map(([one, lines, [subtotal, vat]]) => ({ ...one, lines, subtotal, vat })),
  relation: fc.record({ ...party, firstName: maybe(text(60)), isConsumer: maybe(fc.boolean()) }),
  company: fc.record({
    ...party,
    legalName: maybe(text(200)),
    iban: maybe(fc.constant('BE68539007547034')),
    bic: maybe(fc.constant('KREDBEBB')),
    logoUrl: maybe(fc.constant('https://www.example.be/logo.png')),
    brandColor: maybe(fc.constantFrom('#1f7a45', '#ffff00')),
  }),
  reminder: fc.record({
    level: fc.constantFrom(1, 2, 3),
    total: amount,
    count: maybe(fc.nat(5)),
    costs: maybe(amount),
    penalty: maybe(amount),
    payBefore: maybe(fc.constant('2026-12-24')),
    invoices: fc.array(invoice, { maxLength: 3 }),
  }),
});

/** As in JSON: without undefined. */
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('hostile data in the shipped templates', () => {
  test.each(['nl', 'fr', 'de', 'en'])('follows the rules in %s', async (locale) => {
    const templates = [...(await openShipped('padded', locale)).values()];
    fc.assert(
      fc.property(fc.constantFrom(...templates), data, (template: Template, values) => {
        const given = json(values);
        const owed =
          template.name === 'reminder-grouped'
            ? { reminder: (given as { reminder: unknown }).reminder }
            : { invoice: (given as { invoice: unknown }).invoice };
        const mail = template.render(given, { now });
        const wrong = brokenLaws(mail, owed).filter(
          (law) =>
            !law.startsWith('left in the text') ||
            !JSON.stringify(given).includes(JSON.stringify(law.slice(18)).slice(1, -1)),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the text for this HTML', () => {
  test.each([
    ['<h2>Kop</h2><p>a</p>', 'Kop\n\na'],
    ['<p>a<br>b</p>', 'a\nb'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['<ol start="3"><li>a</li></ol>', '3. a'],
    ['<p>See <a href="https://x.example/y">our page</a>.</p>', 'See our page: https://x.example/y.'],
    ['<p><a href="https://x.example/y">https://x.example/y</a></p>', 'https://x.example/y'],
    ['<p><a href="mailto:a@x.example">a@x.example</a></p>', 'a@x.example'],
    ['<p><a href="tel:+3225551234">+32 2 555 12 34</a></p>', '+32 2 555 12 34'],
    ['<p>a</p><hr><p>b</p>', `a\n\n${'-'.repeat(40)}\n\nb`],
    ['<p>a&nbsp;b &amp; c&shy;d &lt;e&gt;</p>', 'a\u00a0b & cd <e>'],
    ['<p><img src="https://x.example/a.png" alt="Logo"> x</p>', 'Logo x'],
    [
      '<table><tr><th>a</th><th align="right">n</th></tr><tr><td>long words</td><td align="right">1</td></tr></table>',
      'a           n\nlong words  1',
    ],
    ['<blockquote><p>q</p></blockquote>', 'q'],
    ['<div style="display:none">x</div><p>y</p>', 'y'],
    ['<div style="DISPLAY : none">x</div><p>y</p>', 'y'],
    ['<p>a</p><div></div><p></p><p>&nbsp;</p><p>b</p>', 'a\n\nb'],
    ['<dl><dt>a</dt><dd>b</dd></dl>', 'a\nb'],
    ['<p>Pay at {invoice.paymenturl}.</p><p>x</p>', 'Pay at\nhttps://pay.example.be/7\n\nx'],
    ['<p>Pay at {invoice.paymenturl}, or not.</p>', 'Pay at\nhttps://pay.example.be/7\nor not.'],
    ['<p><a href="{invoice.paymenturl}">{invoice.paymenturl}</a></p>', 'https://pay.example.be/7'],
    ['<p>{invoice.paymentbutton}</p>', 'Pay\u00a0€1.00:\nhttps://pay.example.be/7'],
    ['<p><a href="{invoice.paymenturl}">Pay</a> now</p>', 'Pay:\nhttps://pay.example.be/7\nnow'],
  ])('%s', async (body, expected) => {
    const source = `<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>${body}</mj-text></mj-column></mj-section></mj-body></mjml>`;
    const template = await compileTemplate(source);
    const mail = template.render(
      { invoice: { total: '1.00', paymentUrl: 'https://pay.example.be/7' } },
      { now },
    );
    expect(mail.text).toBe(`${expected}\n`);
  });
});
