import type { FieldDefinition, FieldDefinitions, FieldKind } from '../../fields/field-definition.ts';
import { createFormatter, type Formatter } from '../../fields/formats/formatter.ts';
import { compileValueReader } from '../../fields/kinds/kinds.ts';
import { emptySlots, textAt } from '../../fields/read/slots.ts';
import { buttonWording } from '../../payment-button/wording.ts';

/** One merge field, described for people and for editors that offer fields. */
export interface FieldDescription {
  /** The dotted name, or the name inside `{{#each}}` for a field of a list. */
  readonly field: string;
  readonly kind: FieldKind;
  /** Where it can be used in a template. */
  readonly places: readonly string[];
  /** An example value in the data. */
  readonly example?: string | number | boolean;
  /** The example as a mail shows it, or how to use the field if it prints nothing. */
  readonly shown: string;
  readonly description: string;
  /** Whether a template that prints the field needs a value for it. */
  readonly required: boolean;
  /** The fields of an item, for a list. */
  readonly fields?: readonly FieldDescription[];
}

/** Describes a catalogue, with examples formatted for a locale. */
export function describeFields(definitions: FieldDefinitions, locale: string): FieldDescription[] {
  const formatter = createFormatter(locale);
  return Object.entries(definitions).map(([name, definition]) => describeField(name, definition, formatter));
}

interface DescribedKind {
  readonly places: readonly string[];
  readonly shown: (name: string, definition: FieldDefinition, formatter: Formatter) => string;
}

const printed: DescribedKind = { places: ['subject', 'text', 'attribute'], shown: formattedExample };

const describedKinds: Readonly<Record<FieldKind, DescribedKind>> = {
  text: printed,
  number: printed,
  money: printed,
  date: printed,
  url: { ...printed, places: [...printed.places, 'href'] },
  colour: { ...printed, places: ['colour attribute', 'style'] },
  button: {
    places: ['text', 'between elements'],
    shown: (_name, _definition, { locale, money }) =>
      buttonWording(locale).label.replace('{amount}', money(121_000, 'EUR')),
  },
  image: { places: ['text', 'between elements'], shown: () => 'a picture' },
  flag: { places: ['condition'], shown: (name) => `{{#if ${name}}}` },
  list: { places: ['loop'], shown: (name) => `{{#each ${name}}}` },
};

function describeField(name: string, definition: FieldDefinition, formatter: Formatter): FieldDescription {
  const { kind, description, example, required = false, fields } = definition;
  return {
    field: name,
    kind,
    places: describedKinds[kind].places,
    ...(example === undefined ? {} : { example }),
    shown: describedKinds[kind].shown(name, definition, formatter),
    description,
    required,
    ...(fields === undefined
      ? {}
      : { fields: Object.entries(fields).map(([key, field]) => describeField(key, field, formatter)) }),
  };
}

function formattedExample(_name: string, definition: FieldDefinition, formatter: Formatter): string {
  const { example } = definition;
  if (example === undefined) return '';
  const slots = emptySlots(1);
  compileValueReader(definition, formatter)(example, 'EUR', slots, 0);
  return textAt(slots, 0) ?? String(example);
}
