import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMails } from '../../../src/snapshots/compare/compare-mails.ts';

const page = (body: string, style = ''): string =>
  `<!doctype html><html lang="en"><head><title>Invoice 1</title><style>${style}</style></head><body>${body}</body></html>`;
const button = (colour: string, label = 'Pay €1,210.00'): string =>
  `<table><tr><td align="center"><a href="https://pay.example/1" style="background:${colour};color:#fff">${label}</a></td></tr></table>`;

async function html(before: string, after: string): Promise<string[]> {
  const differences = await compareMails(
    { subject: 's', html: before, text: 't' },
    { subject: 's', html: after, text: 't' },
  );
  expect(differences.every(({ part }) => part === 'html')).toBe(true);
  return differences.map(({ words }) => words);
}

async function text(before: string, after: string): Promise<string[]> {
  const differences = await compareMails(
    { subject: 's', html: '', text: before },
    { subject: 's', html: '', text: after },
  );
  return differences.map(({ words }) => words);
}

describe('a difference in HTML is described by', () => {
  test('the element and the property of its style', async () => {
    expect(await html(page(button('#0b5fff')), page(button('#c00000')))).toEqual([
      'The button “Pay €1,210.00”: background: #0b5fff -> #c00000',
    ]);
  });

  test('the attribute', async () => {
    const link = '<p>Read <a href="https://a.example/">our terms</a></p>';
    expect(await html(page(link), page(link.replace('a.example', 'b.example')))).toEqual([
      'The link “our terms”: href: “https://a.example/” -> “https://b.example/”',
    ]);
  });

  test('the words', async () => {
    expect(
      await html(page('<p>Due on 20 December 2026.</p>'), page('<p>Due on 21 December 2026.</p>')),
    ).toEqual(['The paragraph “Due on 20 December 2026.”: “on 20 December” -> “on 21 December”']);
  });

  test('the rule of a style sheet, with the query around it', async () => {
    const style = (size: number): string => `@media (max-width: 599px) { .amount { font-size: ${size}px } }`;
    expect(await html(page('<p>a</p>', style(28)), page('<p>a</p>', style(30)))).toEqual([
      'The style: @media (max-width: 599px) .amount: font-size: 28px -> 30px',
    ]);
  });

  test('what was added and removed, next to what stayed', async () => {
    const rows = (names: string[]): string =>
      page(`<table>${names.map((name) => `<tr><th>${name}</th><td>1</td></tr>`).join('')}</table>`);
    expect(await html(rows(['IBAN', 'BIC', 'Amount']), rows(['IBAN', 'Amount', 'Message']))).toEqual([
      'The <tbody> “IBAN 1 BIC 1 Amount 1”: removed the row “BIC 1”',
      'The <tbody> “IBAN 1 BIC 1 Amount 1”: added the row “Message 1”',
    ]);
  });

  test('an image by its kind and size, not by its bytes', async () => {
    const image = (data: string): string =>
      page(`<img alt="QR code" src="data:image/png;base64,${data}#cid=a">`);
    const [words] = await html(image('A'.repeat(4000)), image('B'.repeat(4000)));
    expect(words).toBe('The image “QR code”: another picture');
    expect(await html(image('A'.repeat(4000)), image('A'.repeat(400)))).toEqual([
      'The image “QR code”: src: an image (image/png, 3000 bytes) -> an image (image/png, 300 bytes)',
    ]);
  });

  test('what only Outlook sees', async () => {
    const ghost = (width: number): string =>
      page(`<p>Dear An,</p><!--[if mso]><table width="${width}"><tr><td><![endif]--><p>a</p>`);
    expect(await html(ghost(600), ghost(640))).toEqual([
      'The table after “Dear An,” (for Outlook): width: “600” -> “640”',
    ]);
  });

  test('a tag in an Outlook comment that closes what another opened', async () => {
    const ghost = (end: string): string => page(`<p>a</p><!--[if mso]>${end}<![endif]-->`);
    expect(await html(ghost('</td></tr></table>'), ghost('</td></tr>'))).toEqual([
      'The part for Outlook (mso) after “a”: “</td></tr></table>” -> “</td></tr>”',
    ]);
  });

  test('one line for a change in many elements', async () => {
    const cells = (colour: string): string => page(`<p style="color:${colour}">a</p>`.repeat(30));
    expect(await html(cells('#000'), cells('#111'))).toEqual([
      'The paragraph “a” and 29 more: color: #000 -> #111',
    ]);
  });

  test('a sentence if the meaning is the same', async () => {
    expect(await html(page('<p class="a" id="b">x</p>'), page("<p id='b'  class='a'>x</p>"))).toEqual([
      'The HTML is written differently (spaces, quotes, order of attributes) but means the same',
    ]);
  });

  test('at most twenty lines, and the number of others', async () => {
    const words = (mark: string): string =>
      page(Array.from({ length: 60 }, (_, i) => `<p>${mark}${i}</p>`).join(''));
    const found = await html(words('a'), words('b'));
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toMatch(/^and \d+ more differences$/);
  });

  test('a sentence if it is nested too deeply', async () => {
    const deep = (word: string): string => `${'<div>'.repeat(6000)}${word}`;
    expect(await html(deep('a'), deep('b'))).toEqual([
      'The HTML differs, but is nested too deeply to say where',
    ]);
  });
});

describe('a difference in text is described by', () => {
  test('its words and their line', async () => {
    expect(await text('Dear An,\n\nPay €10.00 soon.\n', 'Dear An,\n\nPay €12.00 soon.\n')).toEqual([
      'Line 3: “Pay €10.00 soon.” -> “Pay €12.00 soon.”',
    ]);
  });

  test('added and removed lines', async () => {
    expect(await text('a\nb\n', 'a\nThank you.\nb\n')).toEqual(['Line 2: added “Thank you.”']);
    expect(await text('a\nThank you.\nb\n', 'a\nb\n')).toEqual(['Before line 2: removed “Thank you.”']);
  });

  test('spaces and empty lines', async () => {
    expect(await text('a  b\n', 'a b\n')).toEqual(['Line 1: only spaces differ']);
    expect(await text('a\nb\n', 'a\n\nb\n')).toEqual(['Line 2: added an empty line']);
  });

  test('invisible characters', async () => {
    expect(await text('Pay now\n', 'Pay now\u200b\n')).toEqual(['Line 1: “Pay now” -> “Pay now<U+200B>”']);
  });
});

test('a difference in the subject is described too', async () => {
  const mail = { html: '', text: '' };
  expect(await compareMails({ ...mail, subject: 'Invoice 1' }, { ...mail, subject: 'Invoice 2' })).toEqual([
    { part: 'subject', words: 'The subject: “Invoice 1” -> “Invoice 2”' },
  ]);
});

test('a mail has no differences if and only if it is the same', async () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    'a',
    ' ',
    '<td style="color:red">',
    '<!--[if mso]>',
    '<![endif]-->',
    '€',
    '\n',
  );
  const source = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(source, source, async (before, after) => {
      const one = { subject: 's', html: before, text: before };
      const other = { subject: 's', html: after, text: after };
      const differences = await compareMails(one, other);
      const parts = [...new Set(differences.map(({ part }) => part))];
      expect(parts).toEqual(before === after ? [] : ['html', 'text']);
    }),
    { numRuns: 200 },
  );
});
