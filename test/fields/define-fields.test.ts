import { expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import type { OwnField } from '../../src/fields/check-definition.ts';
import { defineFields } from '../../src/fields/define-fields.ts';
import { htmlDocument, invoiceData } from '../compile/invoice-data.ts';

const text = { kind: 'text', description: 'Project code' };

test.each([
  ['a name with capitals', { 'project.Code': text }, 'the name must be lower-case and dotted'],
  ['a name without a dot', { project: text }, 'the name must be lower-case and dotted'],
  ['a field of the catalogue', { 'invoice.number': text }, 'the catalogue already has this field'],
  ['the scope of strings', { 't.code': text }, 'names cannot start with "t", "layout" or "this"'],
  [
    'a kind that there is not',
    { 'project.code': { ...text, kind: 'txt' } },
    '"kind" must be one of text, number, money, date, url, colour, flag, list; received "txt"',
  ],
  ['no description', { 'project.code': { kind: 'text' } }, '"description" is required'],
  [
    'a list without fields',
    { 'project.hours': { ...text, kind: 'list' } },
    '"fields" is required for a list',
  ],
  ['an invalid path', { 'project.code': { ...text, path: 12 } }, '"path" must be a path of names'],
  ['an empty step of a path', { 'project.code': { ...text, path: 'a..b' } }, 'received "a..b"'],
  [
    'a length below one',
    { 'project.code': { ...text, maxLength: -1 } },
    '"maxLength" must be a whole number',
  ],
  ['an unknown format', { 'project.code': { ...text, format: 'zzz' } }, '"format" must be one of iban'],
  [
    'values that are not a list',
    { 'project.code': { ...text, oneOf: 'x' } },
    '"oneOf" must be a list of strings',
  ],
  [
    'a string instead of a boolean',
    { 'project.code': { ...text, required: 'yes' } },
    '"required" must be true or false',
  ],
  [
    'a field in a field',
    { 'invoice.number.x': text },
    '"invoice.number" is a field and cannot contain other fields',
  ],
  ['a field that lines already have', { 'invoice.lines.amount': text }, 'already has this field'],
  ['nothing', null, 'expects an object with a definition for each name'],
  ['no definition', { 'project.code': null }, 'the definition must be an object'],
  [
    'an unknown key',
    { 'project.code': { ...text, requird: true } },
    'unknown key "requird". Did you mean "required"?',
  ],
  ['a computed field', { 'project.code': { ...text, computed: 'payable' } }, 'unknown key "computed"'],
  [
    'an unknown key in a list',
    { 'project.hours': { ...text, kind: 'list', fields: { day: { ...text, paht: 'x' } } } },
    'Field "project.hours.day": unknown key "paht"',
  ],
])('%s is refused', (_name, own, message) => {
  let error: unknown;
  try {
    defineFields(own as unknown as Record<string, OwnField>);
  } catch (reason) {
    error = reason;
  }
  expect(error).toMatchObject({ code: 'invalid-option' });
  expect((error as Error).message).toContain(message);
});

test('the path of a field defaults to its name', () => {
  const fields = defineFields({
    'project.code': { kind: 'text', description: 'Code', path: 'project.shortCode' },
    'project.hours': {
      kind: 'list',
      description: 'Hours',
      fields: { day: { kind: 'date', description: 'Day' } },
    },
  });
  expect(fields['project.code']).toMatchObject({ path: 'project.shortCode' });
  expect(fields['project.hours']).toMatchObject({ path: 'project.hours', fields: { day: { path: 'day' } } });
  expect(fields['invoice.number']).toBeDefined();
});

test('a field can be added to the items of a list in the catalogue', async () => {
  const fields = defineFields({
    'invoice.lines.project': { kind: 'text', description: 'Project', required: true },
    'reminder.invoices.note': { kind: 'text', description: 'Note', path: 'remark' },
  });
  expect(fields['invoice.lines']!.fields).toMatchObject({ project: { path: 'project' }, amount: {} });
  expect(fields['reminder.invoices']!.fields).toMatchObject({ note: { path: 'remark' } });
  const template = await compileTemplate(
    htmlDocument('<ul>{{#each invoice.lines}}<li>{{description}}: {{project}}</li>{{/each}}</ul>'),
    { fields },
  );
  const lines = [{ description: 'Bread', amount: '1.00', project: 'P-17' }];
  expect(template.render(invoiceData({ lines })).text).toContain('Bread: P-17');
});
