import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTemplates } from '../../src/compile/open-templates.ts';
import { samplesMoment } from '../../src/compile/samples-moment.ts';
import { unmarkText } from '../../src/compile/trace-template.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const now = samplesMoment;

/** A traced mail without its marks. */
function withoutMarks(html: string): string {
  return unmarkText(html)
    .text.replace(/ data-at="\d+"| title="facteur-at-\d+"/g, '')
    .replace(/ class="facteur-at-\d+(?:-outlook)?"/g, '')
    .replace(/ facteur-at-\d+(?:-outlook)?(?=[ "])/g, '');
}

/** MJML writes an empty class for an element without one. */
function plain(html: string): string {
  return html.replace(/ class=""/g, '');
}

describe.each(['invoice', 'reminder', 'reminder-grouped', 'payment-received'])('a traced %s', (name) => {
  test('gives the same mails in every language and with every sample, except for its marks', async () => {
    const templates = await openTemplates('templates');
    for (const locale of await templates.locales(name)) {
      const template = await templates.get(name, locale);
      const traced = await templates.trace(name, locale);
      for (const sample of await templates.samples(name)) {
        const data = await templates.sample(name, sample);
        const [mail, marked] = [template.render(data, { now }), traced.template.render(data, { now })];
        expect(plain(withoutMarks(marked.html))).toBe(plain(mail.html));
        expect(unmarkText(marked.subject).text).toBe(mail.subject);
        expect(unmarkText(marked.preheader).text).toBe(mail.preheader);
      }
    }
  });
});

async function templateOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(await temporaryFolder(), 'templates');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, 'mail', name)), { recursive: true });
    await writeFile(path.join(folder, 'mail', name), text);
  }
  return folder;
}

test('a string at the start of a URL gets no mark, but elements still do', async () => {
  const folder = await templateOf({
    'body.html': '<title>Hi</title>\n<p><a href="{t.site}">Our website</a></p>\n{invoice.paymentbutton}',
    'locales/en.json': '{ "site": "https://www.example.be/" }',
  });
  const traced = await (await openTemplates(folder)).trace('mail', 'en');
  expect([...traced.usedStrings]).toEqual(['site']);
  expect(traced.find('Our website')).toEqual({ file: 'templates/mail/body.html', line: 2, column: 23 });
});

test('adjacent strings and the text between them are distinguished', async () => {
  const folder = await templateOf({
    'body.html': '<title>{t.one}, {t.two}</title>\n<p>{t.two}</p>\n{invoice.paymentbutton}',
    'locales/en.json': '{\n  "one": "First",\n  "two": "Second"\n}',
  });
  const traced = await (await openTemplates(folder)).trace('mail', 'en');
  const { text, strings } = unmarkText(traced.template.render({ invoice: { number: '1' } }, { now }).subject);
  expect(text).toBe('First, Second');
  expect(strings.map(({ start, end }) => text.slice(start, end))).toEqual(['First', 'Second']);
  expect(strings.map(({ mark }) => traced.placeOf(mark)?.line)).toEqual([2, 3]);
});

test('a template that does not compile gives the same error as without marks', async () => {
  const folder = await templateOf({ 'body.html': '<p>{invoice.nummer}</p>' });
  await expect((await openTemplates(folder)).trace('mail')).rejects.toThrow('Unknown field "invoice.nummer"');
});
