import { FacteurError } from '../errors.ts';
import { catalogue } from './catalogue.ts';
import { checkDefinition, checkExample, type OwnField } from './check-definition.ts';
import { isCurrency, splitPath } from './currency-keys.ts';
import type { FieldDefinition, FieldDefinitions } from './field-definition.ts';
import { kinds } from './kinds/kinds.ts';

/**
 * Adds the fields of your product to the catalogue. Names are dotted and lower-case: `project.code`. The path defaults
 * to the name. In a list, names and paths are relative to the item. `invoice.lines.project` is a field of each line.
 * @throws FacteurError `invalid-option` for an invalid or existing name, or an invalid definition
 * @example
 * const fields = defineFields({
 *   'project.code': { kind: 'text', description: 'Project code', example: 'P-17' },
 *   'project.hours': { kind: 'list', description: 'Hours', fields: { day: { kind: 'date', description: 'Day' } } },
 * });
 * const templates = await openTemplates('templates', { fields });
 */
export function defineFields(own: Readonly<Record<string, OwnField>>): FieldDefinitions {
  if (typeof own !== 'object' || own === null)
    throw new FacteurError(
      'invalid-option',
      'defineFields expects an object with a definition for each name.',
    );
  const fields: Record<string, FieldDefinition> = { ...catalogue };
  for (const [name, field] of Object.entries(own)) addField(fields, '', name, field);
  checkScope(fields, catalogue, '');
  return fields;
}

/** Names that Handlebars reads as something else. */
const reserved = ['this', 'else', 'true', 'false', 'null', 'undefined'];

/** Checks what the added fields of a scope are together: their currencies, and their examples, which may need one. */
function checkScope(fields: FieldDefinitions, known: FieldDefinitions, before: string): void {
  const currencies = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    if (!isCurrency(field)) continue;
    const { object } = splitPath(field.path);
    const other = currencies.get(object);
    const full = before + name;
    if (object === '' && before === '')
      throw new FacteurError(
        'invalid-option',
        `Field "${full}": a currency belongs to the amounts beside it, so its "path" must be in an object, such as "order.currency"; received "${field.path}".`,
      );
    if (other !== undefined)
      throw new FacteurError(
        'invalid-option',
        `Field "${full}": "${before}${other}" is already the currency of the same amounts. Remove format: 'currency' from one of them.`,
      );
    currencies.set(object, name);
  }
  for (const [name, field] of Object.entries(fields)) {
    const original = known[name];
    if (original === field) continue;
    if (field.fields !== undefined) checkScope(field.fields, original?.fields ?? {}, `${before}${name}.`);
    if (original !== undefined) continue;
    const currency = fields[currencies.get(splitPath(field.path).object) ?? '']?.example;
    checkExample(before + name, field, typeof currency === 'string' ? currency : 'EUR');
  }
}

/** Adds a field to the root, or to the items of the list that its name starts with. */
function addField(
  fields: Record<string, FieldDefinition>,
  before: string,
  name: string,
  field: OwnField,
): void {
  const full = before + name;
  const refuse = (message: string): never => {
    throw new FacteurError('invalid-option', `Field "${full}": ${message}`);
  };
  if (Object.hasOwn(fields, name)) refuse('the catalogue already has this field.');
  const around = Object.keys(fields).find((known) => name.startsWith(`${known}.`));
  if (around !== undefined) {
    const holder = fields[around]!;
    if (kinds[holder.kind].use !== 'walk')
      refuse(`"${before}${around}" is a field and cannot contain other fields.`);
    const items = { ...holder.fields };
    addField(items, `${before}${around}.`, name.slice(around.length + 1), field);
    fields[around] = { ...holder, fields: items };
    return;
  }
  const isRoot = before === '';
  const pattern = isRoot ? /^[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)+$/ : /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/;
  if (!pattern.test(name))
    refuse(
      `the name must be lower-case and ${isRoot ? 'dotted, such as "project.code"' : 'plain, such as "day"'}.`,
    );
  if (/^(?:t|layout|this)\./.test(name)) refuse('names cannot start with "t", "layout" or "this".');
  if (reserved.includes(name))
    refuse(`Handlebars reads this name as something else. Use another one than ${reserved.join(', ')}.`);
  checkDefinition(full, field);
  const { fields: inner, ...rest } = field;
  const items: Record<string, FieldDefinition> = {};
  for (const [own, one] of Object.entries(inner ?? {})) addField(items, `${full}.`, own, one);
  fields[name] = { ...rest, path: field.path ?? name, ...(inner === undefined ? {} : { fields: items }) };
}
