import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { answerScheme } from '../../../src/preview/views/answer-scheme.ts';
import { forcedDarkView } from '../../../src/preview/views/forced-dark-view.ts';
import { outlookView } from '../../../src/preview/views/outlook-view.ts';
import { leadNowhere, showMail, withoutStyleSheets } from '../../../src/preview/views/show-mail.ts';
import { tOnlineView } from '../../../src/preview/views/t-online-view.ts';
import { withoutImages, withoutWebImages } from '../../../src/preview/views/without-images.ts';

const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('a mail responds to a colour scheme in every browser', () => {
  const mail = page(
    '<p style="color-scheme: light dark">Text: (prefers-color-scheme: dark)</p>',
    '<meta name="color-scheme" content="light dark"><style>:root{color-scheme:light dark}@media ( Prefers-Color-Scheme:dark ) and (min-width: 9px){p{color:red}}@media (prefers-color-scheme: light){p{color:blue}}</style><source media="(prefers-color-scheme: dark)">',
  );

  test('dark', () => {
    const seen = answerScheme(mail, 'dark');
    expect(seen).toContain('@media (min-width: 0) and (min-width: 9px)');
    expect(seen).toContain('@media (max-width: 0){p{color:blue}}');
    expect(seen).toContain('content="only dark"');
    expect(seen).toContain(':root{color-scheme: only dark}');
    expect(seen).toContain('<source media="(min-width: 0)">');
  });

  test('light', () => {
    const seen = answerScheme(mail, 'light');
    expect(seen).toContain('@media (max-width: 0) and (min-width: 9px)');
    expect(seen).toContain('@media (min-width: 0){p{color:blue}}');
    expect(seen).toContain('content="only light"');
  });

  test('and the text stays the same', () => {
    expect(answerScheme(mail, 'dark')).toContain('Text: (prefers-color-scheme: dark)');
  });

  test('a mail without dark styles has none', () => {
    expect(answerScheme('<meta content="light" name="color-scheme">', 'dark')).toContain(
      'content="only light"',
    );
  });
});

describe('a forced dark theme', () => {
  const mail = page(
    '<table bgcolor="#ffffff"><tr><td style="color:#111111;border:1px solid #eeeeee;background:#fff url(white.png)">white words</td></tr></table><img src="data:image/png;base64,AAAA">',
    '<style>p{color:black}@media (max-width:9px){p{background-color:rgb(255, 255, 255)}}[data-ogsc] p{color:#123456}</style>',
  );
  const lightness = (hex: string): number => Number.parseInt(hex.slice(1, 3), 16);

  test.each(['gmail-dark', 'outlook-dark'] as const)(
    '%s darkens what is light and lightens dark words',
    (app) => {
      const seen = forcedDarkView(mail, app);
      const read = (pattern: RegExp): number => lightness(pattern.exec(seen)![1]!);
      expect(read(/bgcolor="(#[\da-f]{6})"/)).toBeLessThan(0x60);
      expect(read(/style="color: ?(#[\da-f]{6})/)).toBeGreaterThan(0xb0);
      expect(read(/p\{color:(#[\da-f]{6})/)).toBeGreaterThan(0xb0);
      expect(read(/background-color:(#[\da-f]{6})\}\}/)).toBeLessThan(0x60);
      expect(read(/html\{background-color:(#[\da-f]{6})/)).toBeLessThan(0x60);
      expect(seen).toContain('url(white.png)');
      expect(seen).toContain('white words');
      expect(seen).toContain('[data-ogsc] p{color:#123456}');
      expect(seen).toContain('data:image/png;base64,AAAA');
    },
  );

  test('Outlook marks the document, for rules that answer to the mark, and leaves borders', () => {
    const seen = forcedDarkView(mail, 'outlook-dark');
    expect(seen).toMatch(/<html[^>]* data-ogsc/);
    expect(seen).toContain('1px solid #eeeeee');
    expect(forcedDarkView(mail, 'gmail-dark')).not.toContain('1px solid #eeeeee');
  });
});

describe('classic Outlook', () => {
  test('shows what is meant for it, and nothing else', () => {
    const seen = outlookView(
      page('<!--[if mso]><b>Word</b><![endif]--><!--[if !mso]><!--><i>others</i><!--<![endif]-->'),
    );
    expect(seen).toContain('<b>Word</b>');
    expect(seen).not.toContain('others');
  });

  test('draws a VML button as one box with one link', () => {
    const seen = outlookView(
      page(
        '<!--[if mso]><v:roundrect xmlns:v="urn:x" href="https://pay.example.be/a" style="height:48px;width:240px;" arcsize="13%" stroked="f" fillcolor="#0b5fff"><w:anchorlock/><center style="color:#ffffff"><![endif]--><a href="https://pay.example.be/a" style="color:#ffffff">Pay</a><!--[if mso]></center></v:roundrect><![endif]-->',
      ),
    );
    expect(seen.match(/<a /g)).toHaveLength(1);
    expect(seen).toMatch(
      /<a href="https:\/\/pay\.example\.be\/a" style="[^"]*background-color:#0b5fff[^"]*border-radius:6px[^"]*width:240px;height:48px"/,
    );
    expect(seen).not.toMatch(/<\/?(?:v|w):/);
  });

  test.each([
    ['max-width', '<div style="max-width:600px;color:#111111">x</div>', 'color:#111111'],
    ['rounded corners', '<p style="border-radius:6px;color:#111111">x</p>', 'color:#111111'],
    [
      'a background image',
      '<table><tr><td style="background-image:url(a.png);color:#111111">x</td></tr></table>',
      'color:#111111',
    ],
    ['padding of a link', '<a style="padding:14px;color:#111111">x</a>', 'color:#111111'],
    ['inline-block', '<a style="display:inline-block;color:#111111">x</a>', 'color:#111111'],
  ])('ignores %s', (_, body, kept) => {
    const seen = outlookView(page(body)).replace(/\s/g, '');
    expect(seen).toContain(kept);
    expect(seen).not.toMatch(/max-width|border-radius|background-image|padding|inline-block/);
  });

  test('follows its own rules', () => {
    const seen = outlookView(
      page(
        '<p style="mso-hide:all">hidden</p><table><tr><td style="padding:14px;mso-padding-alt:0">x</td></tr></table><i style="mso-font-width:400%;mso-text-raise:21pt" hidden>y</i>',
        '<style>@media (max-width:9px){p{color:red}} p{mso-line-height-rule:exactly;max-width:9px} a:hover{color:red}</style>',
      ),
    );
    expect(seen).not.toContain('hidden');
    expect(seen).toMatch(/padding: ?0/);
    expect(seen).toMatch(/letter-spacing: ?3em/);
    expect(seen).toMatch(/vertical-align: ?21pt/);
    expect(seen).not.toMatch(/@media|max-width|hover/);
  });
});

test('T-Online shows all conditional comments and nothing that is hidden', () => {
  const seen = tOnlineView(
    page(
      '<!--[if mso]><b>Word</b><i hidden>spacer</i><![endif]--><div style="display:none">preheader</div><!--[if !mso]><!-->others<!--<![endif]-->',
    ),
  );
  expect(seen).toContain('<b>Word</b>');
  expect(seen).toContain('others');
  expect(seen).not.toMatch(/spacer|preheader/);
});

test('Gmail without style sheets keeps inline styles', () => {
  const seen = withoutStyleSheets(
    page('<p style="color:red">x</p>', '<style type="text/css">p{}</style><STYLE>q{}</STYLE >'),
  );
  expect(seen).not.toMatch(/<style/i);
  expect(seen).toContain('style="color:red"');
});

test('without images, their alternative texts fill their boxes', () => {
  const seen = withoutImages(
    '<img src="a.png" alt="A > B &amp; C" width="40" height="20" class="logo" style="border:0">',
  );
  expect(seen).toMatch(/^<span class="logo" style="[^"]*;border:0;[^"]*">A > B &amp; C<\/span>$/);
  // With what stands around the words, as large as the image.
  expect(seen).toMatch(/padding:0px 6px;width:28px;height:20px"/);
});

test('without images, boxes still shrink with their column, and a tracking pixel stays a pixel', () => {
  const fluid = withoutImages('<img style="width:100%;height:auto" width="600" src="a.png" alt="Wide">');
  expect(fluid).toMatch(/width:100%;[^"]*box-sizing:border-box;max-width:600px;/);
  expect(fluid).not.toMatch(/;width:600px/);
  const pixel = withoutImages('<img src="a.gif" width="1" height="1" alt="">');
  expect(pixel).toMatch(/padding:0px 0px;width:1px;height:1px"><\/span>$/);
  expect(pixel).not.toContain('outline');
});

test('an image in the message is shown, and one that would be fetched is a box', () => {
  const carried = '<img alt="QR code" src="data:image/png;base64,AAAA#cid=qr">';
  expect(withoutWebImages(carried)).toBe(carried);
  for (const src of ['https://a.example/a.png', '//a.example/a.png', 'a.png', 'cid:lost'])
    expect(withoutWebImages(`<img src="${src}" alt="A<b>">`)).toMatch(
      /^<span style="[^"]*">A&lt;b><\/span>$/,
    );
});

test('links open nothing and nothing connects ahead', () => {
  const seen = leadNowhere(
    '<head><link rel="preconnect" href="https://a"><base href="https://a" target="_self"></head><a href="https://a" target="_top" ping="https://b">x</a><a target=_self href="https://c">y</a>',
  );
  expect(seen).not.toMatch(/<link|ping|_top|_self|<base href/);
  expect(seen).toContain('<head><base target="_blank">');
  expect(seen).toContain('href="https://a"');
});

test.each(['browser', 'outlook', 't-online', 'gmail-no-style'] as const)(
  'the view %s of hostile or broken HTML is a document all the same',
  async (view) => {
    for (const html of [
      '',
      '<',
      '<style>p{',
      '<p style="color:',
      '<!--[if mso]>',
      '<v:roundrect>',
      '<table><td><style>'.repeat(50),
    ])
      for (const scheme of ['light', 'dark', 'gmail-dark', 'outlook-dark'] as const)
        expect(
          parse(await showMail(html, { view, scheme, images: 'off' })).childNodes.length,
        ).toBeGreaterThan(0);
  },
);
