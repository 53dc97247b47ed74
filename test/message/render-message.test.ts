import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type BuildMessageOptions,
  buildMessage,
  compileTemplate,
  openTemplates,
  type Template,
} from '../../src/index.ts';
import { readMessage, wrongLines } from './read-message.ts';

const now = new Date('2026-11-22T09:00:00Z');
const options: BuildMessageOptions = {
  from: { name: 'Kantoor Jänssens & Zoon', address: 'facturen@example.be' },
  to: { name: 'Bakkerij “De Zon”', address: 'an@example.com' },
  replyTo: 'jan@example.be',
  cc: ['boekhouding@example.com'],
  messageKey: 'invoice/2026-0142',
  now,
};
const pdf = {
  filename: 'factuur 2026-0142 — één.pdf',
  content: Buffer.from('%PDF-1.7\n%âãÏÓ\n'.repeat(50), 'latin1'),
};

/** The same mail, composed by Nodemailer. */
async function compose(
  template: Template,
  data: unknown,
  more: Partial<BuildMessageOptions> = {},
): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const message = buildMessage(template.render(data, { now }), {
    ...options,
    locale: template.locale,
    ...more,
  });
  const info = await transport.sendMail(message as never);
  return info.message as Buffer;
}

async function expectSame(
  template: Template,
  data: unknown,
  more: Partial<BuildMessageOptions> = {},
): Promise<void> {
  const { raw, envelope } = template.renderMessage(data, { ...options, ...more });
  expect(wrongLines(raw)).toEqual([]);
  expect(envelope).toEqual(buildMessage(template.render(data, { now }), { ...options, ...more }).envelope);
  expect(await readMessage(raw)).toEqual(await readMessage(await compose(template, data, more)));
}

describe('a message rendered to bytes is the message that Nodemailer composes', () => {
  test.each(['invoice', 'reminder', 'reminder-grouped', 'payment-received'])(
    'for every sample and language of %s',
    async (name) => {
      const templates = await openTemplates('templates');
      for (const locale of await templates.locales(name)) {
        const template = await templates.get(name, locale);
        for (const sample of await templates.samples(name))
          await expectSame(template, await templates.sample(name, sample));
      }
    },
  );

  describe('with an inline image of the template', () => {
    let template: Template;
    const data = JSON.parse(readFileSync(path.resolve('templates/invoice/samples/plain.json'), 'utf8')) as {
      invoice: object;
      relation: { name: string };
    };

    beforeAll(async () => {
      template = await compileTemplate(
        `<mjml><mj-head><mj-title>Factuur {invoice.number} voor {relation.name}</mj-title></mj-head><mj-body><mj-section><mj-column>
          <mj-image src="logo.png" alt="logo" width="100px" /><mj-text>Beste <b title="{relation.name}">{relation.name}</b>, = één €</mj-text>
          {invoice.paymentbutton}<mj-text><a href="mailto:{company.email}?subject={invoice.number}">{company.email}</a></mj-text>
        </mj-column></mj-section></mj-body></mjml>`,
        { locale: 'nl', partials: path.resolve('test/message/pictures') },
      );
    });

    test('alone, with a PDF, with two attachments, and without a reply address', async () => {
      await expectSame(template, data);
      await expectSame(template, data, { attachments: [pdf] });
      await expectSame(template, data, {
        attachments: [pdf, { filename: 'e-invoice.xml', content: '<Invoice>é</Invoice>' }],
      });
      expect(template.render(data, { now }).attachments).toHaveLength(1);
    });

    test('with files of any name', async () => {
      for (const name of [
        '🧾',
        'a"b;c=d',
        "utf-8''x",
        '%41',
        'ф'.repeat(90),
        '=?utf-8?B?YQ==?=',
        'a\r\nX-Y: z',
      ])
        await expectSame(template, data, { attachments: [{ ...pdf, filename: `${name}.pdf` }] });
    });

    test('and its size includes its HTML and images', () => {
      const { length } = template.renderMessage(data, options).raw;
      expect(() => template.renderMessage(data, { ...options, maxSize: length })).not.toThrow();
      expect(() => template.renderMessage(data, { ...options, maxSize: length - 1 })).toThrow(
        /The message is about/,
      );
    });

    test('for any name, number and reference that the data may have', async () => {
      const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }).filter(isAllowed);
      await fc.assert(
        fc.asyncProperty(text, text, text, async (name, number, city) => {
          const hostile = {
            ...data,
            relation: { ...data.relation, name },
            invoice: { ...data.invoice, number: number.slice(0, 60) },
            company: { name: city, email: 'a+b@example.be' },
          };
          await expectSame(template, hostile);
        }),
        { numRuns: 150 },
      );
    });
  });
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern finds characters that data may not have
const forbidden = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/;

/** A text on one line that is valid in the data. */
function isAllowed(text: string): boolean {
  return (
    text.isWellFormed() && text.slice(0, 60).isWellFormed() && text.trim() !== '' && !forbidden.test(text)
  );
}
