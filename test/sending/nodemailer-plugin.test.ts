import { createTransport, type SendMailOptions } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTemplates, type Templates } from '../../src/index.ts';
import { nodemailerPlugin } from '../../src/sending/nodemailer-plugin.ts';

let templates: Templates;
let data: unknown;
beforeAll(async () => {
  templates = await openTemplates('templates');
  data = await templates.sample('invoice', 'plain');
});

const addresses = { from: 'invoices@example.com', to: 'an@example.test' };
const now = new Date('2026-11-22T10:00:00Z');

async function send(message: SendMailOptions): Promise<Email> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  transport.use('compile', nodemailerPlugin(templates));
  const info = await transport.sendMail({ ...addresses, ...message });
  return PostalMime.parse(info.message as Buffer);
}

describe('sendMail with a template', () => {
  it('sends the rendered template in the given language', async () => {
    const expected = (await templates.get('invoice', 'nl')).render(data, { now });
    const mail = await send({ template: 'invoice', locale: 'nl', data, now });
    expect(mail.subject).toBe(expected.subject);
    expect(mail.html?.trimEnd()).toBe(expected.html.trimEnd());
    expect(mail.text?.trimEnd()).toBe(expected.text.trimEnd());
    expect(mail.headers.find(({ key }) => key === 'content-language')?.value).toMatch(/^nl/);
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  it('keeps the subject, headers and attachments of the caller', async () => {
    const attachments = [{ filename: 'invoice.pdf', content: '%PDF-1.7' }];
    const headers = { 'auto-submitted': 'auto-replied' };
    const mail = await send({ template: 'invoice', data, subject: 'My own', attachments, headers });
    expect(mail.subject).toBe('My own');
    expect(mail.attachments.map(({ filename }) => filename)).toContain('invoice.pdf');
    expect(mail.headers.filter(({ key }) => key === 'auto-submitted').map(({ value }) => value)).toEqual([
      'auto-replied',
    ]);
  });

  it('does not change a message without a template', async () => {
    const mail = await send({ subject: 'hi', text: 'there' });
    expect(mail).toMatchObject({ subject: 'hi', text: 'there\n' });
    expect(mail.headers.map(({ key }) => key)).not.toContain('auto-submitted');
  });

  it('fails with the error of the template', async () => {
    await expect(send({ template: 'invoic', data })).rejects.toMatchObject({ code: 'template-not-found' });
    await expect(send({ template: 5 as never, data })).rejects.toMatchObject({ code: 'invalid-option' });
    await expect(send({ template: 'invoice', data: {} })).rejects.toMatchObject({ name: 'DataError' });
  });

  it('needs the result of openTemplates', () => {
    expect(() => nodemailerPlugin('templates' as never)).toThrow(/openTemplates/);
  });
});
