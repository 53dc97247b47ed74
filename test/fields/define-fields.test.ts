import { expect, test } from 'vitest';
import { defineFields, type OwnField } from '../../src/fields/define-fields.ts';

const text = { kind: 'text', description: 'Project code' };

test.each([
  ['a name with capitals', { 'project.Code': text }, 'a name is lower-case and dotted'],
  ['a name without a dot', { project: text }, 'a name is lower-case and dotted'],
  ['a field of the catalogue', { 'invoice.number': text }, 'the catalogue has this field already'],
  ['the scope of strings', { 't.code': text }, '"t" and "layout" are taken'],
  ['a kind that there is not', { 'project.code': { ...text, kind: 'txt' } }, 'there is no kind "txt"'],
  ['no description', { 'project.code': { kind: 'text' } }, 'it needs a description'],
  ['a list without fields', { 'project.hours': { ...text, kind: 'list' } }, 'a list needs the fields'],
  ['no definition', { 'project.code': null }, 'a definition is an object'],
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

test('a field stands in the data where its path says, or where its name does', () => {
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
