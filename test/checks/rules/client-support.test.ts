import { describe, expect, test } from 'vitest';
import { checkMail } from '../../../src/checks/check-mail.ts';
import { listUnchecked } from '../../../src/checks/list-unchecked.ts';
import { nameClients, selectClients } from '../../../src/checks/rules/clients/client-names.ts';
import { clientSupport } from '../../../src/checks/rules/clients/client-support.ts';
import { namesOfFeature } from '../../../src/checks/rules/clients/feature-names.ts';
import { findUses } from '../../../src/checks/rules/clients/find-uses.ts';
import {
  type Feature,
  readSupportData,
  type SupportData,
} from '../../../src/checks/rules/clients/support-data.ts';
import { supportOf } from '../../../src/checks/rules/clients/support-of.ts';
import { readStyleSheets } from '../../../src/checks/styles/read-style-sheets.ts';
import { parseHtml } from '../../../src/mail-html/parse-html.ts';

const data = readSupportData() as SupportData;

describe('without caniemail', () => {
  const rule = clientSupport(() => undefined);

  test('the rule reports that it cannot run, and what to install', () => {
    expect(rule.unchecked?.()).toContain('npm install --save-dev caniemail@1');
  });

  test('it finds nothing', async () => {
    expect(await rule.check({ mail: { html: '<svg></svg>' } } as never)).toEqual([]);
  });
});

test('with caniemail, every rule can run', () => {
  expect(listUnchecked()).toEqual([]);
});

describe('clients', () => {
  test.each([
    [['gmail.ios'], ['gmail.ios']],
    [
      ['samsung-email.*', 'gmail.ios'],
      ['gmail.ios', 'samsung-email.android'],
    ],
    [['*.macos'], ['apple-mail.macos', 'outlook.macos', 'thunderbird.macos']],
  ])('%j means %j', (patterns, expected) => {
    expect(selectClients(patterns, data)).toEqual(expected);
  });

  test('there are more than forty', () => {
    expect(selectClients(['*'], data).length).toBeGreaterThan(40);
  });

  test('an unknown client is an error that suggests a similar name', async () => {
    const mail = { subject: '', preheader: '', html: '<p>A</p>', text: 'A' };
    await expect(checkMail(mail, { clients: ['gmal.*'] })).rejects.toMatchObject({
      code: 'invalid-option',
      message: 'Unknown mail client "gmal.*". Did you mean "gmail.*"?',
    });
  });

  test('a family is named once if all its selected clients are included', () => {
    const asked = selectClients(['gmail.*', 'gmx.*', 'outlook.windows'], data);
    const names = nameClients(
      asked.filter((client) => client !== 'gmx.ios'),
      asked,
      data,
    );
    expect(names).toEqual(['Gmail', 'GMX on Android', 'GMX on the web', 'Outlook for Windows (classic)']);
  });
});

describe('the support of the newest version of a client', () => {
  test.each([
    [{ '2019-10': 'n', '16.80': 'y' }, 'full'],
    [{ '2007': 'y', '2019': 'n #1' }, 'none'],
    [{ '9.0': 'y', '10.0': 'n' }, 'none'],
    [{ '12.4': 'n', '13': 'y' }, 'full'],
    [{ '2019-10': 'y', '2021-03': 'a #1 #2' }, 'part'],
    [{ '2019-10': 'u' }, 'unknown'],
    [{}, 'unknown'],
  ])('of %j is %s', (versions, expected) => {
    const feature = { stats: { a: { b: versions } }, notes_by_num: {} } as unknown as Feature;
    expect(supportOf(feature, 'a.b').kind).toBe(expected);
  });

  test('is unknown for a client that was not tested', () => {
    expect(supportOf(data.data[0]!, 'rainloop.desktop-webmail').kind).toBe('unknown');
  });
});

test('every caniemail feature has a name, except those that are in every mail', () => {
  const nameless = data.data.filter((feature) => namesOfFeature(feature).length === 0);
  expect(nameless.map(({ slug }) => slug).sort()).toEqual([
    'amp',
    'bimi',
    'css-border-inline-block-individual',
    'css-border-inline-block-longhand',
    'css-border-radius-logical',
    'css-column-layout-properties',
    'css-comments',
    'css-grid-template',
    'css-nesting',
    'css-selector-class',
    'css-selector-descendant',
    'css-selector-grouping',
    'css-selector-id',
    'css-selector-type',
    'css-selector-universal',
    'html-comments',
    'html-doctype',
    'html-meta-color-scheme',
  ]);
});

test.each([
  ['<table cellpadding="0"><tbody>', ['element table', 'element tbody', 'attribute cellpadding']],
  ['<input type="text">', ['element input text']],
  ['<a href="mailto:a@example.be">', ['link mailto']],
  ['<a href="#foot">', ['link anchor']],
  ['<img src="https://example.be/logo.webp?v=2">', ['image webp']],
  ['<img src="data:image/png;base64,AAAA">', ['image base64']],
  ['<p style="max-width: 10vw">', ['property max-width', 'unit vw']],
  ['<p style="display: flex">', ['property display', 'value display:flex']],
  ['<p style="width: calc(100% - 2px) !important">', ['function calc', 'unit %', 'keyword !important']],
  ['<style>.a > .b:first-child { color: red }</style>', ['selector child', 'selector :first-child']],
  [
    '<style>@media (prefers-color-scheme: dark) { p { gap: 2px } }</style>',
    ['@media', '@media (prefers-color-scheme)'],
  ],
])('%s uses %j', async (html, expected) => {
  expect(await usesOf(html)).toEqual(expect.arrayContaining(expected));
});

test.each([
  ['<p style="max-width: 600px">', 'property width'],
  ['<tbody>', 'element body tbody'],
  ['<p style="color: #1e2c50">', 'unit c'],
  ['<p style="outline: none">', 'property outline'],
  ['<div hidden><p style="opacity: 0.5"></div>', 'property opacity'],
  ['<style>@media (min-width: 600px) { p { display: grid } }</style>', 'value display:grid'],
])('%s does not use %s', async (html, name) => {
  expect(await usesOf(html)).not.toContain(name);
});

async function usesOf(html: string): Promise<string[]> {
  const document = parseHtml(html);
  return [...findUses(document, await readStyleSheets(document)).keys()];
}
