import type { FieldKind } from '../fields/field-definition.ts';

/** Where a field of a kind may stand in a template, and as what. */
export interface KindPlaces {
  /** What it is called where it is refused: `A picture cannot stand in text`. */
  readonly noun: string;
  /** Between tags: its value, or a component that it is expanded into. */
  readonly text: 'value' | Component | 'refused';
  /** In the subject and the preheader. */
  readonly subject: 'value' | 'refused';
  /** In a quoted attribute; `colour` is a value only where a colour is asked for: in `bgcolor`, in a style. */
  readonly attribute: 'value' | 'colour' | 'refused';
  /** In the address of a link or picture: all of it, or an encoded part. */
  readonly url: 'whole' | 'part';
  /** In a text part that its author wrote. */
  readonly writtenText: 'value' | 'button' | 'refused';
  /** Where to use it instead, for what has places of its own: `in an attribute such as background-color`. */
  readonly elsewhere: string;
  /** For what prints nothing: says what to write instead of the field. */
  readonly instead?: (name: string) => string;
  /** The helper that prints it, which is called as the kind is, with a field to show it by. */
  readonly helper?: { readonly example: string; readonly styles: readonly string[] };
}

/** What a field is expanded into. */
export type Component = 'button' | 'qr-code';

const value: KindPlaces = {
  noun: 'value',
  text: 'value',
  subject: 'value',
  attribute: 'value',
  url: 'part',
  writtenText: 'value',
  elsewhere: 'in a text',
};

const component = {
  subject: 'refused',
  attribute: 'refused',
  url: 'part',
  elsewhere: 'between elements',
} as const;

const nothing = {
  text: 'refused',
  subject: 'refused',
  attribute: 'refused',
  url: 'part',
  writtenText: 'refused',
  elsewhere: 'in a block',
} as const;

export const kindPlaces: Readonly<Record<FieldKind, KindPlaces>> = {
  text: value,
  money: { ...value, helper: { example: 'invoice.total', styles: [] } },
  date: { ...value, helper: { example: 'invoice.duedate', styles: ['long', 'short'] } },
  number: { ...value, helper: { example: 'invoice.total', styles: [] } },
  url: { ...value, url: 'whole' },
  colour: {
    noun: 'colour',
    text: 'refused',
    subject: 'refused',
    attribute: 'colour',
    url: 'part',
    writtenText: 'refused',
    elsewhere: 'in an attribute such as background-color',
  },
  button: { ...component, noun: 'payment button', text: 'button', writtenText: 'button' },
  image: { ...component, noun: 'picture', text: 'qr-code', writtenText: 'refused' },
  flag: { ...nothing, noun: 'flag', instead: askInstead },
  list: {
    ...nothing,
    noun: 'list',
    instead: (name) => `"${name}" is a list: walk it with {{#each ${name}}}…{{/each}}.`,
  },
};

/** Says how to use what is true or false. */
export function askInstead(name: string): string {
  return `"${name}" is true or false: ask for it in {{#if ${name}}}.`;
}
