import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { FacteurError, TemplateError } from '../../src/errors.ts';
import { htmlDocument, invoiceData, mjmlDocument } from './invoice-data.ts';

const lines = { subject: 'Invoice {invoice.number} & more', preheader: 'For {relation.name} <today>' };
const column = '<mj-text>x</mj-text>';
const body = `<mj-body><mj-section><mj-column>${column}</mj-column></mj-section></mj-body>`;

describe('the subject and preheader options', () => {
  test.each([
    ['rich text', '<p>x</p>'],
    ['MJML that has its own', mjmlDocument(column, '<mj-preview>own</mj-preview>')],
    ['MJML with a head', `<mjml><mj-head><mj-attributes></mj-attributes></mj-head>${body}</mjml>`],
    ['MJML with an empty head', `<mjml><mj-head />${body}</mjml>`],
    ['MJML without a head', `<mjml>${body}</mjml>`],
  ])('are used for %s', async (_name, source) => {
    const template = await compileTemplate(source, lines);
    const mail = template.render(invoiceData());
    expect(mail.subject).toBe('Invoice 2026-0142 & more');
    expect(mail.preheader).toBe('For Bakkerij Peeters <today>');
    expect(mail.html).toContain('<title>Invoice 2026-0142 &amp; more</title>');
    expect(mail.html).toContain('For Bakkerij Peeters &lt;today&gt;&#8199;');
    expect(mail.html).not.toContain('own');
  });

  test.each([
    ['with a title', htmlDocument('<p>x</p>')],
    ['with a title in capitals', '<HTML><HEAD><TITLE>own</TITLE></HEAD><BODY><P>x</P></BODY></HTML>'],
    ['with a head', '<html><head></head><body><p>x</p></body></html>'],
    ['without a head', '<html><body><p>x</p></body></html>'],
  ])('set the subject of an HTML document %s', async (_name, source) => {
    const template = await compileTemplate(source, { subject: lines.subject });
    const mail = template.render(invoiceData());
    expect(mail.subject).toBe('Invoice 2026-0142 & more');
    expect(mail.html).toContain('<title>Invoice 2026-0142 &amp; more</title>');
  });

  test('have their own place in messages', async () => {
    const compiling = compileTemplate(mjmlDocument(column), { subject: 'For {invoice.nubmer}' });
    await expect(compiling).rejects.toThrow(TemplateError);
    await expect(compiling).rejects.toThrow('template subject:1:5');
  });

  test('are refused if a document cannot have them', async () => {
    const compiling = compileTemplate(htmlDocument('<p>x</p>'), { preheader: 'x' });
    await expect(compiling).rejects.toThrow(FacteurError);
    await expect(compiling).rejects.toThrow(/"preheader" is for MJML/);
  });
});
