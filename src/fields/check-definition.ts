import { FacteurError } from '../errors.ts';
import type { FieldDefinition, TextFormat } from './field-definition.ts';
import { createFormatter } from './formats/formatter.ts';
import { compileValueReader, kinds } from './kinds/kinds.ts';
import { didYouMean } from './near-name.ts';
import { emptySlots } from './read/slots.ts';

const ownKinds = Object.entries(kinds).flatMap(([name, { isInData }]) => (isInData ? [name] : []));
const formats: readonly TextFormat[] = [
  'iban',
  'reference',
  'enterprise-number',
  'email',
  'phone',
  'currency',
];

/** A field that a product adds to the catalogue. `path` is the place of its value in the data. */
export interface OwnField extends Omit<FieldDefinition, 'computed' | 'path' | 'fields'> {
  readonly path?: string;
  readonly fields?: Readonly<Record<string, OwnField>>;
}

type Check = readonly [expected: string, holds: (value: unknown) => boolean];

const text: Check = ['a string', (value) => typeof value === 'string'];
const path: Check = [
  'a path of names such as "project.code"',
  (value) => typeof value === 'string' && value !== '' && value.split('.').every((step) => step !== ''),
];
const flag: Check = ['true or false', (value) => typeof value === 'boolean'];

/** The check for each key of a definition. */
const checks: Readonly<Record<keyof OwnField, Check>> = {
  kind: [`one of ${ownKinds.join(', ')}`, (value) => ownKinds.includes(value as string)],
  path,
  fallbackPath: path,
  description: ['one short sentence', text[1]],
  example: [
    'a string, a number or a boolean',
    (value) => ['string', 'number', 'boolean'].includes(typeof value),
  ],
  instant: flag,
  required: flag,
  multiline: flag,
  format: [`one of ${formats.join(', ')}`, (value) => formats.includes(value as TextFormat)],
  maxLength: [
    'a whole number of characters',
    (value) => Number.isSafeInteger(value) && (value as number) > 0,
  ],
  oneOf: ['a list of strings', (value) => Array.isArray(value) && value.every(text[1])],
  minimum: ['a whole number of minor units', Number.isSafeInteger],
  fields: ['an object with the fields of an item', (value) => typeof value === 'object' && value !== null],
};

/** Checks one definition of `defineFields`. @throws FacteurError `invalid-option` */
export function checkDefinition(name: string, field: unknown): asserts field is OwnField {
  const refuse = (message: string): never => {
    throw new FacteurError('invalid-option', `Field "${name}": ${message}`);
  };
  if (typeof field !== 'object' || field === null)
    return refuse('the definition must be an object such as { kind: "text", description: "Project code" }.');
  const known = Object.keys(checks);
  for (const [key, value] of Object.entries(field)) {
    if (!Object.hasOwn(checks, key)) return refuse(`unknown key "${key}".${didYouMean(key, known)}`);
    const [expected, holds] = checks[key as keyof OwnField];
    if (value !== undefined && !holds(value))
      return refuse(`"${key}" must be ${expected}; received ${JSON.stringify(value) ?? typeof value}.`);
  }
  const { kind, description, fields } = field as Partial<OwnField>;
  if (kind === undefined) return refuse(`"kind" is required and must be one of ${ownKinds.join(', ')}.`);
  if (description === undefined) return refuse('"description" is required: one short sentence.');
  if (kinds[kind].use === 'walk' && fields === undefined)
    return refuse('"fields" is required for a list: the fields of its items.');
}

/**
 * Checks that the example of a field is a value that rendering would accept.
 * @param currency the currency of the amounts beside it
 * @throws FacteurError `invalid-option`
 */
export function checkExample(name: string, field: FieldDefinition, currency: string): void {
  if (field.example === undefined) return;
  const refuse = (message: string): never => {
    throw new FacteurError('invalid-option', `Field "${name}": ${message}`);
  };
  if (kinds[field.kind].compileReader === undefined)
    refuse(`a ${field.kind} has no "example". Give an example for each of its fields instead.`);
  const read = compileValueReader(field, createFormatter('en'));
  const expected = read(field.example, currency, emptySlots(1), 0);
  if (expected !== undefined)
    refuse(
      `"example" must be a value of kind ${field.kind}: ${expected}; received ${JSON.stringify(field.example)}.`,
    );
}
