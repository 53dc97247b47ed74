import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { invoiceData } from './invoice-data.ts';

const strings = {
  subject: 'Bread & "rolls" for {relation.name}',
  address: 'Main Street 1\n1000 Brussels & around',
  tagged: 'Call us <b>now</b>,<br>or <invoice.number> later',
};

describe('a string', () => {
  test('is escaped once as a subject or preheader', async () => {
    const template = await compileTemplate('<p>x</p>', {
      strings,
      subject: '{t.subject}',
      preheader: '{t.subject} < {t.address}',
    });
    const mail = template.render(invoiceData({}, { relation: { name: 'A < B' } }));
    expect(mail.subject).toBe('Bread & "rolls" for A < B');
    expect(mail.preheader).toBe('Bread & "rolls" for A < B < Main Street 1 1000 Brussels & around');
    expect(mail.text.split('\n')[0]).toBe(mail.preheader);
    expect(mail.html).toContain(
      'Bread &amp; &quot;rolls&quot; for A &lt; B &lt; Main Street 1\n1000 Brussels &amp; around&#8199;',
    );
  });

  test.each([
    ['a paragraph of rich text', '<p>{t.address}</p>'],
    [
      'a cell of MJML',
      '<mjml><mj-body><mj-section><mj-column><mj-table><tr><td>{t.address}</td></tr></mj-table></mj-column></mj-section></mj-body></mjml>',
    ],
    ['a paragraph after an element', '<p><b>{invoice.number}</b> {t.address}</p>'],
  ])('keeps its line breaks in %s', async (_place, source) => {
    const template = await compileTemplate(source, { strings, subject: 'x' });
    const mail = template.render(invoiceData());
    expect(mail.html).toContain('Main Street 1<br>1000 Brussels &amp; around');
    expect(mail.text).toContain('Main Street 1\n1000 Brussels & around');
    expect(template.warnings).toEqual([]);
  });

  test('gets line breaks without tags in an attribute, a title and a written text', async () => {
    const template = await compileTemplate(
      '<mjml><mj-head><mj-title>{t.address}</mj-title></mj-head><mj-body><mj-section><mj-column><mj-image src="https://example.be/x.png" alt="{t.address}" /></mj-column></mj-section></mj-body></mjml>',
      { strings, text: '{t.address}' },
    );
    const mail = template.render(invoiceData());
    expect(mail.subject).toBe('Main Street 1 1000 Brussels & around');
    expect(mail.text).toBe('Main Street 1\n1000 Brussels & around\n');
    expect(mail.html).toMatch(/alt="Main Street 1\s1000 Brussels &amp; around"/);
    expect(mail.html).not.toContain('&lt;br');
    expect(mail.html).not.toContain('Street 1<br>');
  });

  test('with a tag shows it as text, with one warning', async () => {
    const template = await compileTemplate('<p>{t.tagged}</p><p>{t.tagged}</p>', { strings, subject: 'x' });
    expect(template.warnings).toMatchObject([
      { code: 'tag-in-string', message: expect.stringContaining('<b>'), line: 1 },
    ]);
    expect(template.render(invoiceData()).text).toContain('Call us <b>now</b>,<br>or 2026-');
  });
});
