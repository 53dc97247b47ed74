import type { FieldDefinition, FieldDefinitions, FieldKind } from '../../fields/field-definition.ts';
import { createFormatter, type Formatter } from '../../fields/formats/formatter.ts';
import { compileValueReader } from '../../fields/kinds/kinds.ts';
import { createSlots, textAt } from '../../fields/read/slots.ts';
import { buttonWording } from '../../payment-button/wording.ts';

/** One merge field, described for people and for editors that offer fields. */
export interface FieldDescription {
  /** The dotted name, or in a list the name that stands inside `{{#each}}`. */
  readonly field: string;
  readonly kind: FieldKind;
  /** Where it may stand in a template. */
  readonly places: readonly string[];
  /** A value as it stands in the data. */
  readonly example?: string | number | boolean;
  /** The example as a mail shows it, or how the field is used where it prints nothing. */
  readonly shown: string;
  readonly description: string;
  /** A template that prints the field cannot be rendered without a value. */
  readonly required: boolean;
  /** The fields of an item, for a list. */
  readonly fields?: readonly FieldDescription[];
}

/** Describes a catalogue, with its examples written the way of a locale. */
export function describeFields(definitions: FieldDefinitions, locale: string): FieldDescription[] {
  const formatter = createFormatter(locale);
  return Object.entries(definitions).map(([name, definition]) => describeField(name, definition, formatter));
}

const places: Readonly<Record<FieldKind, readonly string[]>> = {
  text: ['subject', 'text', 'attribute'],
  number: ['subject', 'text', 'attribute'],
  money: ['subject', 'text', 'attribute'],
  date: ['subject', 'text', 'attribute'],
  url: ['subject', 'text', 'attribute', 'href'],
  colour: ['colour attribute', 'style'],
  button: ['text', 'between elements'],
  image: ['text', 'between elements'],
  flag: ['condition'],
  list: ['loop'],
};

function describeField(name: string, definition: FieldDefinition, formatter: Formatter): FieldDescription {
  const { kind, description, example, required = false, fields } = definition;
  return {
    field: name,
    kind,
    places: places[kind],
    ...(example === undefined ? {} : { example }),
    shown: shownExample(name, definition, formatter),
    description,
    required,
    ...(fields === undefined
      ? {}
      : { fields: Object.entries(fields).map(([key, field]) => describeField(key, field, formatter)) }),
  };
}

function shownExample(name: string, definition: FieldDefinition, formatter: Formatter): string {
  const { kind, example } = definition;
  if (kind === 'list') return `{{#each ${name}}}`;
  if (kind === 'flag') return `{{#if ${name}}}`;
  if (kind === 'button')
    return buttonWording(formatter.locale).label.replace('{amount}', formatter.money(121_000, 'EUR'));
  if (kind === 'image') return 'a picture';
  if (example === undefined) return '';
  const slots = createSlots(1);
  compileValueReader(definition, formatter)(example, 'EUR', slots, 0);
  return textAt(slots, 0) ?? String(example);
}
