import { FacteurError } from '../errors.ts';
import type { FieldDefinition, TextFormat } from './field-definition.ts';
import { kinds } from './kinds/kinds.ts';
import { didYouMean } from './near-name.ts';

const ownKinds = Object.entries(kinds).flatMap(([name, { isInData }]) => (isInData ? [name] : []));
const formats: readonly TextFormat[] = ['iban', 'reference', 'enterprise-number', 'email', 'phone'];

/** A field of a product: as in the catalogue, the path being where it stands in the data. */
export interface OwnField extends Omit<FieldDefinition, 'computed' | 'path' | 'fields'> {
  readonly path?: string;
  readonly fields?: Readonly<Record<string, OwnField>>;
}

type Check = readonly [expected: string, holds: (value: unknown) => boolean];

const text: Check = ['a text', (value) => typeof value === 'string'];
const path: Check = [
  'a path of names such as "project.code"',
  (value) => typeof value === 'string' && value !== '' && value.split('.').every((step) => step !== ''),
];
const flag: Check = ['true or false', (value) => typeof value === 'boolean'];

/** What each key of a definition may hold. */
const checks: Readonly<Record<keyof OwnField, Check>> = {
  kind: [`one of ${ownKinds.join(', ')}`, (value) => ownKinds.includes(value as string)],
  path,
  fallbackPath: path,
  description: ['one short sentence', text[1]],
  example: ['a text, a number or a flag', (value) => ['string', 'number', 'boolean'].includes(typeof value)],
  instant: flag,
  required: flag,
  multiline: flag,
  format: [`one of ${formats.join(', ')}`, (value) => formats.includes(value as TextFormat)],
  maxLength: [
    'a whole number of characters',
    (value) => Number.isSafeInteger(value) && (value as number) > 0,
  ],
  oneOf: ['a list of texts', (value) => Array.isArray(value) && value.every(text[1])],
  minimum: ['a whole number of minor units', Number.isSafeInteger],
  fields: ['the fields of an item', (value) => typeof value === 'object' && value !== null],
};

/** Checks one definition of `defineFields`. @throws FacteurError `invalid-option` */
export function checkDefinition(name: string, field: unknown): asserts field is OwnField {
  const refuse = (message: string): never => {
    throw new FacteurError('invalid-option', `Field "${name}": ${message}`);
  };
  if (typeof field !== 'object' || field === null)
    return refuse('a definition is an object such as { kind: "text", description: "Project code" }.');
  const known = Object.keys(checks);
  for (const [key, value] of Object.entries(field)) {
    if (!Object.hasOwn(checks, key)) return refuse(`unknown key "${key}".${didYouMean(key, known)}`);
    const [expected, holds] = checks[key as keyof OwnField];
    if (value !== undefined && !holds(value))
      return refuse(`"${key}" is ${expected}; received ${JSON.stringify(value) ?? typeof value}.`);
  }
  const { kind, description, fields } = field as Partial<OwnField>;
  if (kind === undefined) return refuse(`it needs a kind, one of ${ownKinds.join(', ')}.`);
  if (description === undefined) return refuse('it needs a description, one short sentence.');
  if (kinds[kind].use === 'walk' && fields === undefined)
    return refuse('a list needs the fields of its items.');
}
