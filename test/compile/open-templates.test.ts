import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTemplates } from '../../src/compile/open-templates.ts';
import { invoiceData, now } from './invoice-data.ts';

let outside: string;
let root: string;

beforeEach(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'facteur-'));
  root = path.join(outside, 'templates');
  await write('bill/template.mjml', document('<mj-include path="../partials/words.mjml" />'));
  await write('bill/locales/fr.json', '{ "hello": "Bonjour" }');
  await write('bill/locales/en.json', '{ "hello": "Hello", "bye": "Bye" }');
  await write('partials/words.mjml', '<mj-text>{t.hello} {relation.name}</mj-text>');
  await write(
    'note/body.html',
    '<title>Note {invoice.number}</title><!-- layout: letter --><p>Dear {relation.name}</p>',
  );
  await write(
    'layouts/letter.mjml',
    '<mjml><mj-head><mj-title>{layout.subject}</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>{layout.body}</mj-text></mj-column></mj-section></mj-body></mjml>',
  );
});

afterEach(() => rm(outside, { recursive: true }));

test('the title of a body is HTML, and the subject from it is text', async () => {
  await write(
    'note/body.html',
    '<title>Bread &amp; rolls &lt;3 &#8364;5 {invoice.number}</title><!-- layout: letter --><p>Dear</p>',
  );
  const mail = (await (await openTemplates(root)).get('note', 'en')).render(invoiceData(), { now });
  expect(mail.subject).toBe('Bread & rolls <3 €5 2026-0142');
  expect(mail.html).toContain('<title>Bread &amp; rolls &lt;3 €5 2026-0142</title>');
});

describe('the folder', () => {
  test('defaults to the shipped templates, also with options', async () => {
    const templates = await openTemplates(undefined, { defaultLocale: 'fr' });
    expect(templates.folder).toBe(path.resolve('templates'));
    expect(await templates.names()).toEqual(['invoice', 'payment-received', 'reminder', 'reminder-grouped']);
    expect((await templates.get('invoice')).locale).toMatch(/^fr/);
  });

  test.each([
    [{ defaultLocale: 'fr' }, 'an object'],
    [null, 'null'],
    [3, '3'],
  ])('cannot be %o', async (folder, received) => {
    await expect(openTemplates(folder as never)).rejects.toMatchObject({
      code: 'invalid-option',
      message: `openTemplates needs the path of a folder, then options; received ${received}.`,
    });
  });

  test('that does not exist is an error', async () => {
    await expect(openTemplates(path.join(outside, 'nowhere'))).rejects.toMatchObject({
      code: 'template-not-found',
    });
  });
});

describe('the language of a template', () => {
  test.each([
    ['fr-BE', 'Bonjour', 'fr-BE'],
    ['fr-BE-x-test', 'Bonjour', 'fr-BE'],
    ['fr', 'Bonjour', 'fr-BE'],
    ['en', 'Hello', 'en-BE'],
    ['de', 'Hello', 'en-BE'],
  ])('for %s is the nearest one that the template has', async (asked, word, locale) => {
    const template = await (await openTemplates(root)).get('bill', asked);
    expect(template.locale).toMatch(new RegExp(`^${locale}`));
    expect(template.render(invoiceData(), { now }).text).toContain(word);
  });

  test('that has no strings gives a warning, unless it is the default', async () => {
    const templates = await openTemplates(root);
    const { warnings } = await templates.get('bill', 'de');
    expect(warnings).toEqual([
      {
        code: 'string-missing',
        message:
          'The template "bill" has no strings in de; those in en are used instead. Add locales/de.json.',
      },
    ]);
    const dutch = await openTemplates(root, { defaultLocale: 'nl' });
    expect((await dutch.get('bill')).warnings).toEqual([]);
    expect((await templates.get('bill', 'fr-BE-x-test')).warnings).toEqual([]);
  });

  test('takes a missing string from another language, with a warning', async () => {
    await write('partials/words.mjml', '<mj-text>{t.hello} {t.bye}</mj-text>');
    const template = await (await openTemplates(root)).get('bill', 'fr-BE');
    expect(template.render(invoiceData(), { now }).text).toContain('Bonjour Bye');
    expect(template.warnings).toEqual([
      expect.objectContaining({
        code: 'string-missing',
        file: 'templates/partials/words.mjml',
        line: 1,
        message: expect.stringContaining('templates/bill/locales/fr.json has no "bye"') as unknown,
      }),
    ]);
  });
});

describe('a template is compiled again when', () => {
  test.each([
    ['the template changes', 'bill', 'bill/template.mjml', document('<mj-text>Changed</mj-text>')],
    ['a partial changes', 'bill', 'partials/words.mjml', '<mj-text>Changed</mj-text>'],
    ['a locale changes', 'bill', 'bill/locales/en.json', '{ "hello": "Changed" }'],
    ['a text part appears', 'bill', 'bill/text.txt', 'Changed'],
    ['a body changes', 'note', 'note/body.html', '<title>x</title><p>Changed</p>'],
    [
      'a layout changes',
      'note',
      'layouts/letter.mjml',
      '<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>Changed {layout.body}</mj-text></mj-column></mj-section></mj-body></mjml>',
    ],
    [
      'a template takes the place of a body',
      'note',
      'note/template.mjml',
      document('<mj-text>Changed</mj-text>'),
    ],
    ['a locale of the region appears', 'bill', 'bill/locales/en-GB.json', '{ "hello": "Changed" }'],
  ])('%s', async (_what, name, file, content) => {
    const templates = await openTemplates(root);
    const text = async (): Promise<string> =>
      (await templates.get(name, 'en-GB')).render(invoiceData(), { now }).text;
    expect(await text()).not.toContain('Changed');
    await write(file, content);
    expect(await text()).toContain('Changed');
  });

  test('a file was fixed, but not before', async () => {
    const templates = await openTemplates(root);
    await write('bill/template.mjml', document('<mj-text>{invoice.nummer}</mj-text>'));
    await expect(templates.get('bill')).rejects.toMatchObject({ code: 'unknown-field' });
    await write('bill/template.mjml', document('<mj-text>Fixed</mj-text>'));
    expect((await templates.get('bill')).render(invoiceData(), { now }).text).toContain('Fixed');
  });

  test('its files were deleted, which is an error', async () => {
    const templates = await openTemplates(root);
    await templates.get('bill');
    await rm(path.join(root, 'partials'), { recursive: true });
    await expect(templates.get('bill')).rejects.toMatchObject({ code: 'include-missing' });
    await rm(path.join(root, 'bill'), { recursive: true });
    await expect(templates.get('bill')).rejects.toMatchObject({ code: 'template-not-found' });
  });
});

test('concurrent calls get the same template, compiled once', async () => {
  const templates = await openTemplates(root);
  const found = await Promise.all(Array.from({ length: 50 }, () => templates.get('bill', 'fr')));
  expect(new Set(found).size).toBe(1);
  expect(await templates.get('bill', 'fr')).toBe(found[0]);
});

describe('an include', () => {
  test('can include others, each relative to its own folder', async () => {
    await write('partials/words.mjml', '<mj-include path="deep/inner.mjml" />');
    await write('partials/deep/inner.mjml', '<mj-include path="../last.mjml"></mj-include>');
    await write('partials/last.mjml', '<mj-text>Innermost</mj-text>');
    const template = await (await openTemplates(root)).get('bill');
    expect(template.render(invoiceData(), { now }).text).toContain('Innermost');
  });

  test.each([
    ['include-missing', '../partials/nowhere.mjml'],
    ['include-missing', '../partials'],
    ['include-denied', '/etc/hostname'],
    ['include-denied', '../../secret.mjml'],
    ['include-denied', '../partials/../../secret.mjml'],
    ['include-denied', '%2e%2e/%2e%2e/secret.mjml'],
    ['include-denied', '..\\..\\secret.mjml'],
    ['include-denied', 'file:///etc/hostname'],
    ['include-denied', 'https://example.com/a.mjml'],
    ['include-denied', '../partials/link.mjml'],
    ['include-denied', '../linked/secret.mjml'],
    ['include-denied', 'template.mjml'],
    ['include-denied', ''],
  ])('is an error: %s for %j', async (code, asked) => {
    await writeFile(path.join(outside, 'secret.mjml'), '<mj-text>secret</mj-text>');
    await symlink(path.join(outside, 'secret.mjml'), path.join(root, 'partials/link.mjml'));
    await symlink(outside, path.join(root, 'linked'));
    await write('bill/template.mjml', document(`<mj-include path="${asked}" />`));
    const error: unknown = await (await openTemplates(root)).get('bill').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code, problems: [{ file: 'templates/bill/template.mjml', line: 1 }] });
    expect((error as Error).message).not.toContain('<mj-text>secret');
  });

  test('of a circle is an error, with its place', async () => {
    await write('partials/words.mjml', '\n  <mj-include path="other.mjml" />');
    await write('partials/other.mjml', '<mj-include path="words.mjml" />');
    await expect((await openTemplates(root)).get('bill')).rejects.toMatchObject({
      code: 'include-denied',
      problems: [{ file: 'templates/partials/other.mjml', line: 1, column: 1 }],
    });
  });
});

test('the error for an unknown template suggests the nearest name', async () => {
  await expect((await openTemplates(root)).get('bil')).rejects.toThrow('Did you mean "bill"?');
  await expect((await openTemplates(root)).get('../bill')).rejects.toMatchObject({
    code: 'template-not-found',
  });
  await expect(openTemplates(path.join(root, 'nowhere'))).rejects.toMatchObject({
    code: 'template-not-found',
  });
});

test('a rich-text body gets its subject from its title, and its layout by name', async () => {
  const mail = (await (await openTemplates(root)).get('note')).render(invoiceData(), { now });
  expect(mail.subject).toBe('Note 2026-0142');
  expect(mail.text).toBe('Dear Bakkerij Peeters\n');
  await write('note/body.html', '<!-- layout: none --><p>x</p>');
  await expect((await openTemplates(root)).get('note')).rejects.toMatchObject({ code: 'unknown-layout' });
});

let clock = Date.now() / 1000 - 10_000;

async function write(file: string, content: string): Promise<void> {
  const full = path.join(root, file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, content);
  await utimes(full, clock, clock++);
}

function document(column: string): string {
  return `<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body><mj-section><mj-column>${column}</mj-column></mj-section></mj-body></mjml>`;
}
