import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFields } from '../../src/fields/find-fields.ts';

const scopes = new Set(['invoice', 'relation', 'company', 'reminder', 't']);
const name = fc.constantFrom('invoice.number', 'relation.name', 'company.iban', 't.greeting');
const anyCase = fc
  .tuple(name, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }))
  .map(([plain, upper]) =>
    [...plain].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join(''),
  );
const space = fc.constantFrom('', ' ', '  ', '\n');
const plainSpelling = fc
  .tuple(anyCase, space, space, fc.integer({ min: 0, max: 9 }))
  .map(([field, before, after, kind]) => {
    const inner = kind === 2 || kind === 3 ? field : before + field + after;
    return [
      `{${inner}}`,
      `{{${inner}}}`,
      `<${inner}>`,
      `<${inner}/>`,
      `&lt;${inner}&gt;`,
      `%7B${field}%7D`,
      `{${field}%7D`,
      `%7B${field}}`,
      `{{${field}%7D%7D`,
      `%3C${field}%3E`,
    ][kind]!;
  });
const surroundings = fc.constantFrom(
  '',
  ' text ',
  '"',
  '(',
  ') ',
  '<p>',
  '</p>',
  '.a{color:red}',
  '{"a":1}',
  '\n',
);

describe('a field', () => {
  test('is found in each spelling, in any letter case, and with spaces inside', () => {
    fc.assert(
      fc.property(surroundings, plainSpelling, surroundings, (before, spelling, after) => {
        const found = findFields(before + spelling + after, scopes);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({ start: before.length, end: before.length + spelling.length });
      }),
      { numRuns: 1000 },
    );
  });

  test('is found after an editor changed it, and the repairs are listed', () => {
    const damage = fc.constantFrom(
      ['<b></b>', 'tags'],
      ['<span style="color: red">', 'tags'],
      ['\u00ad', 'invisible characters'],
      ['\u200b', 'invisible characters'],
      ['&shy;', 'invisible characters'],
      ['&#8203;', 'invisible characters'],
      ['\ufeff', 'invisible characters'],
    );
    fc.assert(
      fc.property(name, fc.nat(30), damage, (plain, at, [piece, repair]) => {
        const cut = at % (plain.length + 1);
        const [field] = findFields(`a {${plain.slice(0, cut)}${piece}${plain.slice(cut)}} b`, scopes);
        expect(field).toMatchObject({ name: plain, repairs: [repair] });
      }),
    );
  });

  test.each([
    '{&nbsp;invoice.number&nbsp;}',
    '{\u00a0invoice.number}',
    '{&#160;invoice.number}',
    '&lcub;invoice.number&rcub;',
    '&#123;invoice.number&#125;',
    '&#x7b;invoice.number&#x7D;',
    '{“invoice.number”}',
    '{&ldquo;invoice.number&rdquo;}',
  ])('is found in %s', (text) => {
    expect(findFields(text, scopes)).toMatchObject([
      { name: 'invoice.number', repairs: [expect.anything()] },
    ]);
  });

  test.each([
    ['{<b>invoice.number}</b>', '<b>'],
    ['<b>{invoice.</b>number}', '</b>'],
    ['{inv</b><i>oice.number}', '</b><i>'],
    ['{inv<b>oice</b>.number}', ''],
    ['{inv<br>oice.number}', ''],
  ])('keeps tags that belong to an element around it: %s', (text, tags) => {
    expect(findFields(text, scopes)[0]?.tags).toBe(tags);
  });
});

test.each([
  'a { color: red }',
  '@media (max-width:480px){.a{color:red}.b{margin:0}}',
  '{"@context":"http://schema.org","invoice":{"number":"x"}}',
  '{}',
  '{ }',
  '{x}',
  '{invoice}',
  '{invoice.}',
  '{.number}',
  '{foo.bar}',
  '{invoice.number, relation.name}',
  '{invoice number}',
  '<b.c>',
  '<o:p>',
  '&lt;b&gt;',
  '%7Bx%7D',
  '{https://invoice.example}',
])('%s contains no field', (text) => {
  expect(findFields(text, scopes)).toEqual([]);
});
