import { decodeHTML } from 'entities';
import fc from 'fast-check';
import { parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import type { Template } from '../../src/render/template.ts';

const source = `<html><head><title>{invoice.description} for {relation.name}</title></head><body>
<pre></pre><p title="{relation.name}" lang='{invoice.description}'>[{relation.name}]</p><p>&{relation.name}; <{relation.name} </{relation.name}> {invoice.description}</p>
<a href="https://example.be/{relation.name}?q={invoice.description}#{relation.name}">[{invoice.description}]</a>
{{#each invoice.lines}}<b>[{{description}}]</b>{{/each}}{{#if relation.name}}yes{{/if}}
</body></html>`;

const pieces = fc.constantFrom(
  '{invoice.total}',
  '{{x}}',
  '{{{relation.name}}}',
  '{{#each invoice.lines}}',
  '<invoice.total>',
  '&lt;invoice.total&gt;',
  '%7Binvoice.total%7D',
  '<b>',
  '</p>',
  '<script>alert(1)</script>',
  '<!--',
  '-->',
  '<![endif]-->',
  '"',
  "'",
  '`',
  '=',
  '&amp;',
  '&',
  '&#60;',
  '\\',
  '$&',
  '$1',
  '\ue000',
  '\ue0001\ue001',
  '\ue002',
  '\u00a0',
  'é',
  '😀',
  'العربية',
  '\u200b',
  'javascript:',
  '/../',
  ' onload=x',
);
const hostile = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 5 })), { minLength: 1, maxLength: 8 })
  .map((parts) =>
    parts
      .join('')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that data cannot contain
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]|\s+$|^\s+/g, '')
      .slice(0, 150),
  )
  .filter((text) => text.trim() !== '' && text.isWellFormed());

let template: Template;
let plain: string[];

beforeAll(async () => {
  template = await compileTemplate(source, { locale: 'nl' });
  plain = tagsOf(template.render(invoiceOf('plain', 'plain')).html);
});

describe('a value', () => {
  test('never adds a tag or attribute', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, description) => {
        expect(tagsOf(template.render(invoiceOf(name, description)).html)).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  test('is printed literally in text, attributes, text part and subject, and never expanded', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, description) => {
        const mail = template.render(invoiceOf(name, description));
        const html = decodeHTML(mail.html);
        expect(html).toContain(`[${name}]`);
        expect(html).toContain(`title="${name}"`);
        expect(html).toContain(`<b>[${description}]</b>`);
        // A long value is wrapped.
        expect(mail.text.replace(/\s+/g, '')).toContain(`[${name}]`.replace(/\s+/g, ''));
        expect(mail.subject).toBe(`${description} for ${name}`.replace(/[^\S\u00a0]+/g, ' ').trim());
      }),
      { numRuns: 500 },
    );
  });

  test('in a URL stays one part of it, in HTML and text', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, description) => {
        const mail = template.render(invoiceOf(name, description));
        const href = decodeHTML(/href="([^"]*)"/.exec(mail.html)![1]!);
        const url = new URL(href);
        expect(url.origin).toBe('https://example.be');
        expect(decodeURIComponent(/^https:\/\/example\.be\/([^?]*)\?/.exec(href)![1]!)).toBe(name);
        expect(url.searchParams.get('q')).toBe(description);
        expect(mail.text).toContain(href);
      }),
      { numRuns: 500 },
    );
  });

  test('is escaped if its format adds the character: Swiss amounts have apostrophes', async () => {
    const swiss = await compileTemplate(
      '<html><head><title>x</title></head><body><p title="{invoice.total}">{invoice.total} by {invoice.duedate}</p></body></html>',
      { locale: 'de-CH' },
    );
    const invoice = { total: '1234567.00', currency: 'CHF', dueDate: '2026-12-20' };
    const mail = swiss.render({ invoice });
    const shown = mail.text.split(' by ')[0]!;
    expect(shown).toContain("'");
    const written = shown.replaceAll("'", '&#39;').replaceAll('\u00a0', '&nbsp;');
    expect(mail.html).toContain(`title="${written}"`);
    expect(mail.html).toContain(`>${written} by`);
    expect(mail.html).not.toContain("1'234");
  });
});

function invoiceOf(name: string, description: string): object {
  return {
    invoice: { description, lines: [{ description, amount: '1.00' }] },
    relation: { name },
  };
}

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string }[];
  readonly childNodes?: readonly Node[];
}

/** The names of elements and attributes, in order, as a browser reads them. */
function tagsOf(html: string): string[] {
  const walk = (node: Node): string[] => [
    ...(node.nodeName.startsWith('#')
      ? []
      : [`${node.nodeName} ${(node.attrs ?? []).map(({ name }) => name).join(' ')}`]),
    ...(node.childNodes ?? []).flatMap(walk),
  ];
  return walk(parse(html) as unknown as Node);
}
