import { FacteurError } from '../errors.ts';
import { catalogue } from './catalogue.ts';
import type { FieldDefinition, FieldDefinitions, FieldKind } from './field-definition.ts';
import { didYouMean } from './near-name.ts';

const kinds: readonly FieldKind[] = ['text', 'number', 'money', 'date', 'url', 'colour', 'flag', 'list'];

const known: readonly string[] = [
  'kind',
  'path',
  'description',
  'example',
  'fallbackPath',
  'instant',
  'required',
  'format',
  'multiline',
  'maxLength',
  'oneOf',
  'minimum',
  'fields',
] satisfies (keyof OwnField)[];

/** A field of a product: as in the catalogue, the path being where it stands in the data. */
export interface OwnField extends Omit<FieldDefinition, 'computed' | 'path' | 'fields'> {
  readonly path?: string;
  readonly fields?: Readonly<Record<string, OwnField>>;
}

/**
 * Adds the fields of a product to the catalogue. Names are dotted and lower-case: `project.code`. The path is the same
 * unless it is given; in a list, names and paths are relative to the item.
 * @throws FacteurError `invalid-option` for a name that is taken or misspelt, a kind that there is not, or an unknown key
 * @example
 * const fields = defineFields({
 *   'project.code': { kind: 'text', description: 'Project code', example: 'P-17' },
 *   'project.hours': { kind: 'list', description: 'Hours', fields: { day: { kind: 'date', description: 'Day' } } },
 * });
 * const templates = await openTemplates('templates', { fields });
 */
export function defineFields(own: Readonly<Record<string, OwnField>>): FieldDefinitions {
  return { ...catalogue, ...readOwn(own, '') };
}

function readOwn(own: Readonly<Record<string, OwnField>>, list: string): FieldDefinitions {
  return Object.fromEntries(
    Object.entries(own).map(([name, field]) => {
      const full = list + name;
      const refuse = (message: string): never => {
        throw new FacteurError('invalid-option', `Field "${full}": ${message}`);
      };
      const pattern =
        list === '' ? /^[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)+$/ : /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/;
      if (!pattern.test(name))
        refuse(
          `a name is lower-case and ${list === '' ? 'dotted, such as "project.code"' : 'plain, such as "day"'}.`,
        );
      if (list === '' && (name.startsWith('t.') || name.startsWith('layout.')))
        refuse('"t" and "layout" are taken.');
      if (list === '' && Object.hasOwn(catalogue, name)) refuse('the catalogue has this field already.');
      if (typeof field !== 'object' || field === null)
        refuse('a definition is an object such as { kind: "text", description: "Project code" }.');
      const unknown = Object.keys(field).find((key) => !known.includes(key));
      if (unknown !== undefined) refuse(`unknown key "${unknown}".${didYouMean(unknown, known)}`);
      if (!kinds.includes(field.kind))
        refuse(`there is no kind ${JSON.stringify(field.kind)}. There are ${kinds.join(', ')}.`);
      if (typeof field.description !== 'string') refuse('it needs a description, one short sentence.');
      if (field.kind === 'list' && field.fields === undefined)
        refuse('a list needs the fields of its items.');
      const { fields, ...rest } = field;
      const items = fields === undefined ? {} : { fields: readOwn(fields, `${full}.`) };
      const definition: FieldDefinition = { ...rest, path: field.path ?? name, ...items };
      return [name, definition];
    }),
  );
}
