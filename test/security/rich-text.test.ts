import fc from 'fast-check';
import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parseFragment,
  type Token,
  Tokenizer,
} from 'parse5';
import { describe, expect, test } from 'vitest';
import { TemplateError } from '../../src/errors.ts';
import { compileBody, plainInvoice } from './compile-body.ts';

/** Attacks, with words from their warnings. None of them leaves anything that runs, loads or covers other content. */
const attacks: readonly [body: string, ...removed: string[]][] = [
  ['<script>alert(1)</script><p>x</p>', '<script>'],
  ['<p onclick="a()" onmouseover=b()>x</p>', 'onclick', 'onmouseover'],
  [
    '<form action="https://x.example"><input name=a><button>x</button></form>',
    '<form>',
    '<input>',
    '<button>',
  ],
  ['<style>p{color:red}</style><p>x</p>', '<style>'],
  ['<link rel=stylesheet href="https://x.example"><p>x</p>', '<link>'],
  ['<meta http-equiv=refresh content="0;url=https://x.example"><p>x</p>', '<meta>'],
  ['<base href="https://x.example/"><p>x</p>', '<base>'],
  ['<iframe src="https://x.example"></iframe><p>x</p>', '<iframe>'],
  ['<object data="https://x.example"></object><p>x</p>', '<object>'],
  ['<svg><a xlink:href="javascript:alert(1)"><text>y</text></a></svg><p>x</p>', '<svg>'],
  ['<math><mi xlink:href="javascript:alert(1)">y</mi></math><p>x</p>', '<math>'],
  ['<svg></p><style><a id="</style><img src=1 onerror=alert(1)>"></svg><p>x</p>', '<svg>', '<style>'],
  [
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></mglyph></table></mtext></math><p>x</p>',
    '<math>',
    '<mglyph>',
    '<style>',
  ],
  ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></p></noscript><p>x</p>', '<noscript>'],
  ['<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea><p>x</p>', '<textarea>'],
  ['<xmp><p title="</xmp><svg/onload=alert(1)>"></xmp><p>x</p>', '<xmp>'],
  ['<p style="background:url(https://x.example/y.png)">x</p>', 'background'],
  ['<p style="background-image:url(javascript:alert(1));color:red">x</p>', 'background-image'],
  ['<p style="width:expression(alert(1))">x</p>', 'width'],
  ['<p style="behavior:url(x.htc);-moz-binding:url(x.xml)">x</p>', 'behavior', '-moz-binding'],
  ['<p style="position:fixed;top:0;left:0;z-index:99">x</p>', 'position', 'top', 'left', 'z-index'],
  ['<p style="posi\\74ion:fixed">x</p>', 'posi\\74ion'],
  ['<p style="color:red;/*x*/position:absolute">x</p>', 'position'],
  ['<p style="margin-top:-200px">x</p>', 'margin-top'],
  ['<img src="https://x.example/y.png" srcset="https://x.example/z.png 2x" alt="x">', 'srcset'],
  [
    '<table background="https://x.example"><tr><td background="https://x.example">x</td></tr></table>',
    'background attribute of <table>',
    'background attribute of <td>',
  ],
  ['<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="x">', 'data:'],
  ['<img src="http://x.example/y.png" alt="x">', 'http:'],
  ['<img src=x onerror=alert(1) alt="x">', 'onerror', 'not absolute'],
  ['<!-- note --><p>x</p>', 'a comment'],
  ['<!--[if mso]><v:rect href="javascript:alert(1)">x</v:rect><![endif]--><p>x</p>', 'a comment'],
  ['<!--[if gte mso 9]><xml>y</xml><![endif]--><p>x</p>', 'a comment'],
  ['<![CDATA[ <script>y</script> ]]><p>x</p>', 'a declaration'],
  ['<?php echo 1 ?><p>x</p>', 'a declaration'],
  ['<p class="ground" id="x">x</p>', 'class', 'id'],
  ['<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>', '<mj-section>'],
  ['</mj-text><mj-raw><script>y</script></mj-raw><p>x</p>', '<mj-raw>', '<script>'],
  ['<mj-include path="/etc/passwd" /><p>x</p>', '<mj-include>'],
  ...[
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java&#10;script:alert(1)',
    ' javascript:alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    'j&#x61;vascript&#58;alert(1)',
    'javascript&#0058alert(1)',
    'java&Tab;script:alert(1)',
    'java&NewLine;script:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'view-source:https://x.example',
    'http://x.example',
    '//x.example/y',
    '\\\\x.example\\y',
    '/\\x.example',
    '/y',
    '#y',
    'https:x.example',
    'https://bank.example@x.example/',
    'https:///x.example',
    'blob:https://x.example/y',
    'cid:y',
    'intent://x#Intent;end',
    '',
  ].map((url): [string, string] => [`<a href="${url}">x</a>`, 'in href of <a>']),
];

describe('an attack in a rich-text body', () => {
  test.each(attacks)('%s', async (body, ...removed) => {
    const { html, text, warnings } = await compileBody(body);
    expect(dangersIn(html)).toEqual([]);
    expect(text).toMatch(/BEGIN(?:">)?\s*x?\s*END/);
    const told = warnings.filter(({ code }) => code === 'html-removed');
    for (const what of removed) expect(told.map(({ message }) => message).join('\n')).toContain(what);
    for (const { line, column } of told) expect([line, column]).toEqual([1, expect.any(Number)]);
  });
});

test('removed HTML gives a warning with its line and column, once for each kind', async () => {
  const { warnings } = await compileBody('<p>x</p>\n<p>y <b onclick="a">z</b>\n<b onclick="b">z</b></p>');
  expect(warnings).toEqual([
    {
      code: 'html-removed',
      message: 'Removed the onclick attribute of <b> (2 times): not allowed in an untrusted text.',
      file: 'template',
      line: 2,
      column: 9,
    },
  ]);
});

describe('braces written as entities stay text', () => {
  test.each([
    [
      '&#123;&#123;#if invoice.payable&#125;&#125;x&#123;&#123;/if&#125;&#125;',
      '{{#if invoice.payable}}x{{/if}}',
    ],
    [
      '&lbrace;&lbrace;#each invoice.lines&rbrace;&rbrace;x&lbrace;&lbrace;/each&rbrace;&rbrace;',
      '{{#each invoice.lines}}x{{/each}}',
    ],
    ['&#123;{invoice.number}&#125;', '{2026-0142}'],
    ['&#92;{invoice.number}', '\\2026-0142'],
    ['\\{invoice.number}', '\\2026-0142'],
    ['&amp;#123;&amp;#123;x&amp;#125;&amp;#125;', '&#123;&#123;x&#125;&#125;'],
    ['{layout.body} { a } {a: b}', '{layout.body} { a } {a: b}'],
  ])('%s', async (body, expected) => {
    expect((await compileBody(`<p>${body}</p>`)).text).toContain(`BEGIN\n\n${expected}\n\nEND`);
  });
});

describe('syntax for trusted templates is an error, with its place', () => {
  test.each([
    ['<p>{{#if invoice.payable}}x{{/if}}</p>', 'logic-not-allowed', 4],
    ['<p>{{{invoice.number}}}</p>', 'logic-not-allowed', 4],
    ['<p>{{&invoice.number}}</p>', 'logic-not-allowed', 4],
    ['<p>{{> partial}}</p>', 'logic-not-allowed', 4],
    ['<p>{{#*inline "x"}}{{/inline}}</p>', 'logic-not-allowed', 4],
    ['<p>{{* decorator}}</p>', 'logic-not-allowed', 4],
    ['<p>{{lookup . "constructor"}}</p>', 'logic-not-allowed', 4],
    ['<p>{{constructor}}</p>', 'logic-not-allowed', 4],
    ['<p>{{@root.constructor.x}}</p>', 'logic-not-allowed', 4],
    ['<p>{{!-- note --}}</p>', 'logic-not-allowed', 4],
    ['<p>{invoice.__proto__}</p>', 'unknown-field', 4],
    ['<p>{invoice.constructor}</p>', 'unknown-field', 4],
    ['<p>{relation.tostring}</p>', 'unknown-field', 4],
    ['<p>\ue00a0\ue00b{invoice.number}</p>', 'syntax', 4],
    ['<p>\ue00a5\ue00b</p>', 'syntax', 4],
    ['<p>&#xe00a;0&#xe00b;{invoice.number}</p>', 'syntax', 4],
    ['<p>&#0057344;</p>', 'syntax', 4],
    ['<p>\0</p>', 'syntax', 4],
    ['<p>a\ud800</p>', 'syntax', 5],
    ['<p>&#1;</p>', 'syntax', 4],
    ['<p>&#x81;</p>', 'syntax', 4],
    ['<a href="https://a.example">x <a href="https://b.example">y</a></a>', 'unclosed-tag', 31],
    ['<p title="{relation.name}" {invoice.number}>x</p>', 'block-in-tag', 1],
    ['<a href="{relation.name}">x</a>', 'misplaced-field', 10],
    ['<a href="{invoice.number}:alert(1)">x</a>', 'misplaced-field', 10],
    ['<a href="{invoice.paymentbutton}">x</a>', 'misplaced-field', 10],
    ['<p title={relation.name}>x</p>', 'ok', 0],
  ])('%s', async (body, code, column) => {
    const outcome = await compileBody(body).then(
      ({ html }) => ({ code: 'ok', column: dangersIn(html).length }),
      (error: TemplateError) => ({ code: error.code, column: error.problems[0]?.column }),
    );
    if (code === 'block-in-tag') expect(outcome.code).toMatch(/block-in-tag|ok/);
    else expect(outcome).toEqual({ code, column });
  });

  test('an untrusted subject or preheader is limited to 2,000 characters and to fields', async () => {
    const { compileTemplate } = await import('../../src/compile/compile-template.ts');
    for (const part of ['subject', 'preheader']) {
      const options = { subject: 'x', [part]: 'x'.repeat(2001) };
      await expect(compileTemplate('<p>x</p>', options)).rejects.toMatchObject({
        code: 'template-too-large',
      });
      const logic = { subject: 'x', [part]: '{{#if invoice.payable}}x{{/if}}' };
      await expect(compileTemplate('<p>x</p>', logic)).rejects.toMatchObject({ code: 'logic-not-allowed' });
    }
  });

  test('the error for a body that is too large has its size, and points to a pasted image', async () => {
    const body = `<p>x</p>\n<img alt="" src="data:image/png;base64,${'A'.repeat(130_000)}">`;
    const error = await compileBody(body).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TemplateError);
    expect((error as TemplateError).problems[0]).toMatchObject({ line: 2, column: 18 });
    expect((error as TemplateError).message).toContain(
      'the limit is 128,000. It contains an image as a data: URL',
    );
  });
});

describe('fields and buttons work wherever editors put them', () => {
  const url = 'https://pay.example.be/7H3K9QWX2M4ABC';
  test.each([
    ['<p>Dear {relation.name},</p>', 'Dear Bakkerij Peeters bv,'],
    ['<a href="{invoice.paymenturl}">Pay {invoice.balance}</a>', `href="${url}"`],
    ['<a href="http://{invoice.paymenturl}">x</a>', `href="${url}"`],
    ['<a href="%7Binvoice.paymenturl%7D">x</a>', `href="${url}"`],
    [
      '<a href="https://x.example/?n={invoice.number}&amp;m=1">x</a>',
      'href="https://x.example/?n=2026-0142&amp;m=1"',
    ],
    ['<a href="mailto:{company.email}">x</a>', 'href="mailto:facturen@example.be"'],
    ['<p style="color: {company.buttoncolor}">x</p>', 'color:#0b5fff'],
    ['<p title="{company.name}">x</p>', 'title="Kantoor Janssens"'],
    ['<p>{invoice.paymentbutton}</p>', `href="${url}"`],
    [
      '<p style="text-align:center"><strong><span>{invoice.paymentbutton}</span></strong></p>',
      `href="${url}"`,
    ],
    ['<ul><li>{invoice.paymentbutton}</li></ul>', `href="${url}"`],
    ['<table><tr><td>{invoice.paymentbutton}</td></tr></table>', `href="${url}"`],
    ['<p>{<b>invoice</b>.num&shy;ber}</p>', '2026-0142'],
    ['<h2>a {invoice.paymentbutton} b</h2>', '<h2>a </h2><table'],
  ])('%s', async (body, expected) => {
    expect((await compileBody(body)).html).toContain(expected);
  });
});

/** HTML from editors, with the formatting that must be kept. */
const editors: Readonly<Record<string, { body: string; kept: readonly string[] }>> = {
  TinyMCE: {
    body:
      '<h2 style="text-align: center;"><span style="font-family: arial, helvetica, sans-serif; font-size: 14pt; color: #e03e2d; background-color: #fbeeb8;">Title</span></h2>' +
      '<p style="padding-left: 40px; line-height: 1.5;"><em>Dear</em> <strong>{relation.name}</strong> <span style="text-decoration: underline;">u</span> <s>s</s></p>' +
      '<table style="border-collapse: collapse; width: 100%; border-width: 1px; border-style: solid; border-color: rgb(206, 212, 217);" border="1"><colgroup><col style="width: 50%;"></colgroup><tbody><tr><td style="border-width: 1px;">a</td></tr></tbody></table>' +
      '<p><img style="display: block; margin-left: auto; margin-right: auto;" src="https://x.example/a.png" alt="x" width="100" height="50"></p><hr>',
    kept: [
      'text-align:center',
      'font-size:14pt',
      'border-color:rgb(206, 212, 217)',
      'display:block;margin-left:auto',
      '<hr>',
      '<s>s</s>',
      '<col style="width:50%">',
    ],
  },
  'CKEditor 5': {
    body:
      '<figure class="table" style="width:100%;"><table style="background-color:hsl(0, 0%, 90%);border-style:solid;"><thead><tr><th>a</th></tr></thead><tbody><tr><td style="border:1px solid hsl(0, 0%, 0%);padding:4px;vertical-align:middle;">1</td></tr></tbody></table><figcaption>c</figcaption></figure>' +
      '<p><mark class="marker-yellow">x</mark></p><ol style="list-style-type:lower-latin;" start="3" reversed="reversed"><li>x</li></ol><p style="margin-left:40px;">i</p>',
    kept: [
      'border:1px solid hsl(0, 0%, 0%)',
      '<mark>x</mark>',
      'start="3"',
      'list-style-type:lower-latin',
      '<figcaption>c',
    ],
  },
  Quill: {
    body: '<p class="ql-align-center"><strong style="color: rgb(230, 0, 0);">x</strong></p><ol><li data-list="bullet"><span class="ql-ui" contenteditable="false"></span>a</li></ol><p><br></p><p><a href="{invoice.paymenturl}" rel="noopener noreferrer" target="_blank">pay</a></p>',
    kept: ['color:rgb(230, 0, 0)', 'rel="noopener noreferrer" target="_blank"', '<p><br></p>'],
  },
  'a paste from Outlook': {
    body:
      '<p class=MsoNormal style=\'margin-bottom:.0001pt;line-height:normal;tab-stops:36.0pt\'><b><span lang=NL-BE style=\'font-size:11.0pt;font-family:"Calibri",sans-serif;mso-fareast-font-family:"Times New Roman";color:#1F497D\'>Dear,<o:p></o:p></span></b></p>' +
      "<p style='text-indent:-18.0pt;mso-list:l0 level1 lfo1;margin:0cm 0cm 0cm 36.0pt'><![if !supportLists]><span style='font-family:Symbol'>·</span><![endif]>Point<o:p>&nbsp;</o:p></p>" +
      "<table border=1 cellspacing=0 style='border-collapse:collapse;border:none'><tr style='mso-yfti-irow:0'><td width=301 valign=top style='width:225.5pt;border:solid windowtext 1.0pt;background:white;padding:0cm 5.4pt 0cm 5.4pt'><p>a</p></td></tr></table><!--EndFragment-->",
    kept: [
      'margin-bottom:.0001pt',
      'font-size:11.0pt',
      "'Calibri',sans-serif",
      'text-indent:-18.0pt',
      'padding:0cm 5.4pt',
      'background:white',
      '·',
      'Point',
    ],
  },
  Gmail: {
    body: '<div dir="ltr"><div class="gmail_default" style="font-family:verdana,sans-serif;font-size:small">x<br clear="all"></div><font color="#0000ff" face="arial">y</font></div>',
    kept: [
      'dir="ltr"',
      'font-family:verdana,sans-serif;font-size:small',
      '<font color="#0000ff" face="arial">',
    ],
  },
};

describe('the HTML of an editor is kept', () => {
  test.each(Object.entries(editors))('%s', async (_name, { body, kept }) => {
    const { html, warnings } = await compileBody(body);
    for (const part of kept) expect(html).toContain(part);
    expect(lostWithoutWarning(body, html, warnings.map(({ message }) => message).join('\n'))).toEqual([]);
  });
});

test('for random HTML, nothing dangerous is left, and nothing is lost without a warning', async () => {
  const tag = fc.constantFrom(
    'p',
    'div',
    'span',
    'b',
    'a',
    'td',
    'table',
    'tr',
    'script',
    'style',
    'svg',
    'math',
    'form',
    'o:p',
    'figure',
    'center',
    'template',
    'mtext',
    'mj-text',
    'noscript',
    'title',
    'select',
    'img',
    'br',
  );
  const attribute = fc.tuple(
    fc.constantFrom(
      'style',
      'href',
      'src',
      'class',
      'onclick',
      'title',
      'width',
      'data-x',
      'STYLE',
      'Href',
      'srcset',
      'xlink:href',
      'align',
      'colspan',
    ),
    fc.constantFrom(
      '',
      'color:red',
      'COLOR : Red ;; position:fixed',
      'x',
      'https://x.example/',
      'JavaScript:alert(1)',
      '&#106;avascript:x',
      '{company.website}',
      'a"b',
      '50%',
      'font-family:&quot;a;b&quot;;color:blue',
      'color:red}{',
      'background:url(x;y)',
      '<script>',
      '1',
    ),
  );
  const open = fc
    .tuple(tag, fc.array(attribute, { maxLength: 3 }))
    .map(
      ([name, attributes]) =>
        `<${name}${attributes.map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`).join('')}>`,
    );
  const piece = fc.oneof(
    open,
    tag.map((name) => `</${name}>`),
    fc.constantFrom(
      'x',
      '&lt;script&gt;',
      '&#60;',
      '<!-- c -->',
      '<!--[if mso]>',
      '<![endif]-->',
      '{invoice.number}',
      '<',
      '>',
      '"',
      '&',
      '{',
      '}',
      '<![CDATA[',
      ']]>',
      '--!>',
      '<!-->',
      '</',
      '<a.b>',
    ),
  );
  // A picture or link without its address is left out of the mail, which is no loss to warn of.
  const invoice = plainInvoice as { company: object };
  const withWebsite = { ...invoice, company: { ...invoice.company, website: 'https://kantoor.example' } };
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const body = pieces.join('');
      const made = await compileBody(body, withWebsite).catch((error: unknown) => {
        expect(error).toBeInstanceOf(TemplateError);
        return undefined;
      });
      if (made === undefined) return;
      expect(dangersIn(made.html)).toEqual([]);
      const told = made.warnings.map(({ message }) => message).join('\n');
      expect(lostWithoutWarning(body, made.html, told)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!defaultTreeAdapter.isElementNode(child)) continue;
      found.push(child);
      walk(child.tagName === 'template' ? (child as DefaultTreeAdapterTypes.Template).content : child);
    }
  };
  walk(parseFragment(html));
  return found;
}

const harmless = new Set(
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr'.split(
    ' ',
  ),
);

/** Finds everything that runs, loads or covers content in a browser, independently of the sanitiser. */
function dangersIn(html: string): string[] {
  return elementsOf(html).flatMap((element) => [
    ...(harmless.has(element.tagName) && !element.namespaceURI.includes('svg') ? [] : [element.tagName]),
    ...element.attrs.flatMap(({ name, value }) => {
      if (name.startsWith('on') || name === 'srcset' || name === 'id') return [name];
      if (name === 'href' || name === 'src')
        return /^(?:https:\/\/[^@\\]+|mailto:.*|tel:.*|)$/.test(value) ? [] : [value];
      return name === 'style' && /url\(|expression|position:|behavior|@import|\\/i.test(value) ? [value] : [];
    }),
  ]);
}

/** Every start tag in the source, including those that a parser would drop from the tree. */
function startTagsOf(html: string): Token.TagToken[] {
  const found: Token.TagToken[] = [];
  const skip = (): void => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: (tag) => found.push(tag),
      onEndTag: skip,
      onComment: skip,
      onDoctype: skip,
      onEof: skip,
      onCharacter: skip,
      onNullCharacter: skip,
      onWhitespaceCharacter: skip,
    },
  );
  tokenizer.write(html, true);
  return found;
}

/** Tags and attributes that are in the body but not in the result, and that no warning names. */
function lostWithoutWarning(body: string, html: string, told: string): string[] {
  const count = (names: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  };
  // The content of a removed element goes with it.
  if (/<(?:script|style|svg|math|template|noscript|title|select|iframe)>/.test(told)) return [];
  // HTML has no CDATA sections: an unclosed one is a declaration up to the end.
  if (body.includes('<![CDATA[') && told.includes('Removed a declaration')) return [];
  // An empty attribute, such as `title=""`, can be left out. In the result it counts, because its field can be empty in this mail.
  const names = (source: string, isSaid: (value: string) => boolean): string[] =>
    startTagsOf(source).flatMap(({ tagName, attrs }) =>
      attrs
        .filter(({ name, value }) => isSaid(value) && name !== 'style' && !name.startsWith('data-'))
        .map(({ name }) => `${name} attribute of <${tagName}>`),
    );
  const after = count(names(html, () => true));
  return [...count(names(body, (value) => value !== ''))]
    .filter(([name, times]) => (after.get(name) ?? 0) < times)
    .map(([name]) => name)
    .filter(
      (name) =>
        !told.includes(name) &&
        !told.includes(name.replace(/(\S+) attribute/, 'in $1')) &&
        !told.includes(/<.*>/.exec(name)![0]),
    );
}
