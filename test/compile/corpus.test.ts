import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFile } from '../../bench/corpus/compare-file.ts';
import { mapFields } from '../../bench/corpus/map-fields.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

describe('fields of others become fields of the catalogue, by where they are', () => {
  test.each([
    ['Dear {{ user.name }},', 'Dear {{relation.name}},'],
    ['{{{html}}}', '{{relation.name}}'],
    ['<a href="{{url}}">', '<a href="{{invoice.paymentUrl}}">'],
    [
      '{{#if a}}<a href="{{url}}">{{/if}}',
      '{{#if invoice.description}}<a href="{{company.website}}">{{/if}}',
    ],
    ['<a href="https://a.example/{{id}}">', '<a href="https://a.example/{{invoice.number}}">'],
    ['<img src="{{logo}}">', '<img src="{{company.logoUrl}}">'],
    ['<img src="logo.png">', '<img src="https://www.example.be/logo.png">'],
    ['<p style="color: {{c}}; width: {{w}}">', '<p style="color: {{company.buttonColor}}; width: 10px">'],
    ['<p class="{{c}}">', '<p class="x">'],
    ['<title>{{subject}}</title>', '<title>{{invoice.number}}</title>'],
    ['{{#each items}}{{this.name}}{{/each}}', '{{#each invoice.lines}}{{description}}{{/each}}'],
    ['{{~#unless a.length~}}x{{~/unless~}}', '{{~#unless invoice.lines.length~}}x{{~/unless~}}'],
    [
      '{{#a}}x{{/a}}{{^b}}y{{/b}}',
      '{{#if invoice.description}}x{{/if}}{{#unless invoice.description}}y{{/unless}}',
    ],
    ['{{> footer}}', ''],
    ['{% if a %}{{ a|title }}{% endif %}', '{{relation.name}}'],
    ['{% if a %}x{% else %}y{% endif %}', '{{#if invoice.description}}x{{else}}y{{/if}}'],
    ['<%= name %> <% code %>', '{{relation.name}} '],
  ])('%s becomes %s', (source, expected) => {
    expect(mapFields(source)).toBe(expected);
  });
});

describe('a file is', () => {
  const outcomeOf = async (
    source: string,
    others: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const root = await temporaryFolder();
    await mkdir(path.join(root, 'parts'));
    for (const [name, content] of Object.entries({ 'main.mjml': source, ...others }))
      await writeFile(path.join(root, name), content);
    const { result, why } = await compareFile(path.join(root, 'main.mjml'), root);
    return `${result}: ${why}`;
  };
  const document = (body: string): string =>
    `<mjml><mj-body><mj-section><mj-column>${body}</mj-column></mj-section></mj-body></mjml>`;

  test('equal, with its includes', async () => {
    const source = document(
      '<mj-include path="parts/a.mjml" /><mj-text>{{relation.name}}<!-- a note --></mj-text>',
    );
    const part = '{{#each invoice.lines}}<mj-text>{{description}}</mj-text>{{/each}}';
    expect(await outcomeOf(source.replace('<mj-include path="parts/a.mjml" />', part))).toBe('equal: ');
    expect(await outcomeOf(source, { 'parts/a.mjml': '<mj-divider />' })).toBe('equal: ');
  });

  test('refused, with its problem', async () => {
    expect(await outcomeOf(document('{{relation.name}}'))).toMatch(
      /^refused: misplaced-field: 1:\d+ "relation.name" is directly in <mj-column>/,
    );
  });

  test('refused by both, if MJML does not take it either', async () => {
    expect(await outcomeOf(document('<mj-txt>x</mj-txt>'))).toMatch(/^refused by both: invalid-mjml/);
  });

  test('different, with the first difference', async () => {
    expect(await outcomeOf(document('<mj-text>{{invoice.dueDate}}</mj-text>'))).toMatch(
      /^different: at \d+ of [\s\S]*2 December 2026[\s\S]*2026-12-02/,
    );
  });

  test('a part of a mail, which goes into a document', async () => {
    expect(await outcomeOf('<mj-text>x</mj-text>')).toBe('equal: ');
    expect(await outcomeOf('<p>{{relation.name}}</p>')).toBe('equal: ');
  });
});
