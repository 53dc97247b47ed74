import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkTemplate, checkTemplates } from '../../src/checks/check-template.ts';
import type { Finding } from '../../src/checks/finding.ts';
import { openTemplates } from '../../src/compile/open-templates.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import data from './rules/data.json' with { type: 'json' };

const rules = ['payment/link-host'];
const wrongLink = '<p><a href="https://www.example.net">www.example.be</a></p>';

function mjml(body: string, head = ''): string {
  return `<mjml>
  <mj-head>
    <mj-title>Invoice {invoice.number}</mj-title>
    ${head}
  </mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>
          ${body}
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;
}

async function templatesOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(await temporaryFolder(), 'templates');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

const open = JSON.stringify(data);
const paid = JSON.stringify({
  ...data,
  invoice: { ...data.invoice, status: 'paid' },
});

const placeOf = ({ file, line, column }: Finding): string => `${file}:${line}:${column}`;

describe('a finding that several mails share is reported once', () => {
  test('across languages and samples, and the message lists them if only some have it', async () => {
    const folder = await templatesOf({
      'invoice/template.mjml': mjml(`{{#if invoice.payable}}\n${wrongLink}\n{{/if}}{t.greeting}`),
      'invoice/locales/en.json': '{ "greeting": "Dear customer" }',
      'invoice/locales/nl.json': '{ "greeting": "Beste klant" }',
      'invoice/samples/first.json': open,
      'invoice/samples/second.json': open,
      'invoice/samples/paid.json': paid,
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice', { rules });
    expect(findings).toEqual([
      {
        rule: 'payment/link-host',
        severity: 'error',
        message: 'A link shows www.example.be but leads to www.example.net. (with first and second)',
        fix: 'Show the address that the link leads to, or text that is not an address.',
        template: 'invoice',
        locales: ['en', 'nl'],
        samples: ['first', 'second'],
        file: 'templates/invoice/template.mjml',
        line: 11,
        column: 4,
      },
    ]);
  });

  test('across templates that include a partial', async () => {
    const template = mjml('<mj-include path="../partials/foot.mjml" />').replace(/<\/?mj-text>/g, '');
    const folder = await templatesOf({
      'partials/foot.mjml': `<mj-text>\n  ${wrongLink}\n</mj-text>`,
      'invoice/template.mjml': template,
      'invoice/samples/open.json': open,
      'reminder/template.mjml': template,
      'reminder/samples/open.json': open,
    });
    const findings = await checkTemplates(await openTemplates(folder), { rules });
    expect(findings.map(placeOf)).toEqual(['templates/partials/foot.mjml:2:6']);
    expect(findings[0]?.templates).toEqual(['invoice', 'reminder']);
  });
});

describe('a finding has its place in the source', () => {
  test('in the locale file, for words from a string, in any language', async () => {
    const long = 'A subject that goes on and on and on until no list of mails has room for it any more';
    const folder = await templatesOf({
      'invoice/template.mjml': mjml('{t.intro.text}').replace('Invoice {invoice.number}', '{t.subject}'),
      'invoice/locales/en.json': `{\n  "intro": { "text": "x" },\n  "subject": "${long}"\n}`,
      'invoice/samples/open.json': open,
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice', {
      rules: ['inbox/subject-length'],
    });
    expect(findings.map(placeOf)).toEqual(['templates/invoice/locales/en.json:3:15']);
  });

  test('in the branch that the sample takes', async () => {
    const folder = await templatesOf({
      'invoice/template.mjml': mjml(
        `{{#if invoice.ispaid}}\n${wrongLink}\n{{else}}\n<b>${wrongLink}</b>\n{{/if}}`
          .replaceAll('<p>', '<i>')
          .replaceAll('</p>', '</i>'),
      ),
      'invoice/samples/open.json': open,
      'invoice/samples/paid.json': paid,
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice', { rules });
    expect(findings.map((finding) => [finding.sample, finding.line, finding.column])).toEqual([
      ['paid', 11, 4],
      ['open', 13, 7],
    ]);
  });

  test('at the same place for each item of a list', async () => {
    const folder = await templatesOf({
      'invoice/template.mjml': mjml(
        `{{#each invoice.lines}}\n<i>{{description}}</i>\n${wrongLink}\n{{/each}}`,
      ),
      'invoice/samples/open.json': JSON.stringify({
        ...data,
        invoice: {
          ...data.invoice,
          lines: [
            { description: 'One', amount: '1.00' },
            { description: 'Two', amount: '2.00' },
          ],
        },
      }),
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice', { rules });
    expect(findings.map(placeOf)).toEqual(['templates/invoice/template.mjml:12:4']);
  });

  test('at the field, for the elements of the payment button', async () => {
    const folder = await templatesOf({
      'invoice/template.mjml': mjml('{invoice.paymentbutton}'),
      'invoice/samples/open.json': open,
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice', {
      rules: ['payment/link-domain'],
      from: 'office@janssens.example.net',
    });
    expect(findings.map(placeOf)).toEqual(['templates/invoice/template.mjml:10:11']);
  });

  test('in the rich text, even after sanitising', async () => {
    const folder = await templatesOf({
      'invoice/body.html': `<title>Invoice</title>\n<p onclick="x()">Dear</p>\n${wrongLink}\n{invoice.paymentbutton}`,
      'invoice/samples/open.json': open,
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice', { rules });
    expect(findings.map(placeOf)).toEqual(['templates/invoice/body.html:3:4']);
  });

  test('in the CSS, for a style sheet', async () => {
    const nested =
      '@media (min-width: 600px) {\n  @media (prefers-color-scheme: dark) { p { color: red } }\n}';
    const folder = await templatesOf({
      'partials/mail.css': `p { color: black }\n${nested}\n`,
      'invoice/template.mjml': mjml('<p>Dear</p>', '<mj-include path="../partials/mail.css" type="css" />'),
      'invoice/samples/open.json': open,
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice', {
      rules: ['inbox/nested-rules'],
    });
    expect(findings.map(({ file }) => file)).toEqual(['templates/partials/mail.css']);
  });
});

describe('an error in a template is a finding, and the other checks still run', () => {
  test('a template that does not compile, next to one that does', async () => {
    const folder = await templatesOf({
      'broken/template.mjml': mjml('{invoice.nummer}'),
      'broken/samples/open.json': open,
      'empty/samples/open.json': open,
      'invoice/template.mjml': mjml(wrongLink),
      'invoice/samples/open.json': open,
    });
    const findings = await checkTemplates(await openTemplates(folder), { rules: [...rules, 'fields'] });
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      'fields/unknown templates/broken/template.mjml',
      'fields/not-compiling templates/empty',
      'payment/link-host templates/invoice/template.mjml',
    ]);
  });

  test('every problem of a template, not just the first', async () => {
    const folder = await templatesOf({
      'invoice/template.mjml': mjml('{invoice.nummer} {invoice.totaal}\n{{#each invoice.line}}{{/each}}'),
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice');
    expect(findings.map(({ rule }) => rule)).toEqual(['fields/unknown', 'fields/unknown', 'fields/unknown']);
  });
});

describe('options', () => {
  test('an unknown option is an error that suggests a similar name', async () => {
    const templates = await openTemplates('templates');
    await expect(checkTemplate(templates, 'invoice', { sampel: 'x' } as object)).rejects.toThrow(
      'Unknown option "sampel" of checkTemplate. Did you mean "sample"?',
    );
    await expect(checkTemplate(templates, 'invoice', { rules: ['payment/url-mising'] })).rejects.toThrow(
      'Unknown rule "payment/url-mising". Did you mean "payment/url-missing"?',
    );
  });

  test('with one language and one sample, only that mail is checked', async () => {
    const folder = await templatesOf({
      'invoice/template.mjml': mjml(`${wrongLink}{t.greeting}`),
      'invoice/locales/en.json': '{ "greeting": "Dear customer" }',
      'invoice/locales/nl.json': '{ "greeting": "Beste klant" }',
      'invoice/samples/open.json': open,
      'invoice/samples/paid.json': paid,
    });
    const findings = await checkTemplate(await openTemplates(folder), 'invoice', {
      rules,
      locale: 'nl',
      sample: 'paid',
    });
    expect(findings.map(({ locale, sample }) => [locale, sample])).toEqual([['nl', 'paid']]);
  });
});

test('the shipped templates have no findings, except accepted ones with a reason', async () => {
  const { applyAllowList } = await import('../../src/checks/allow-list.ts');
  const { readAllowList } = await import('../../src/checks/read-allow-list.ts');
  const findings = await checkTemplates(await openTemplates('templates'));
  const { findings: left, unused } = applyAllowList(findings, await readAllowList('templates/checks.json'));
  expect(
    [...left, ...unused].map(({ rule, message, file, line }) => `${rule} ${file}:${line} ${message}`),
  ).toEqual([]);
});
