import type { FieldKind } from '../fields/field-definition.ts';

/** Where fields of a kind are allowed in a template, and as what. */
export interface KindPlaces {
  /** The name in messages: `A colour is not allowed in text`. */
  readonly noun: string;
  /** Between tags: its value, or the component that replaces it. */
  readonly text: 'value' | Component | 'refused';
  /** In the subject and the preheader. */
  readonly subject: 'value' | 'refused';
  /** In a quoted attribute; `colour` is allowed only where a colour is expected: in `bgcolor`, in a style. */
  readonly attribute: 'value' | 'colour' | 'refused';
  /** In the address of a link or image: all of it, or an encoded part. */
  readonly url: 'whole' | 'part';
  /** In a text part that the author wrote. */
  readonly writtenText: 'value' | 'button' | 'refused';
  /** Where to use it instead: `in an attribute such as background-color`. */
  readonly elsewhere: string;
  /** For kinds that print nothing: the message with what to write instead. */
  readonly instead?: (name: string) => string;
  /** The helper that prints it, which has the name of the kind, with an example field. */
  readonly helper?: { readonly example: string; readonly styles: readonly string[] };
}

/** The components that replace a field. */
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
  image: { ...component, noun: 'QR code', text: 'qr-code', writtenText: 'refused' },
  flag: { ...nothing, noun: 'flag', instead: askInstead },
  list: {
    ...nothing,
    noun: 'list',
    instead: (name) => `"${name}" is a list. Use {{#each ${name}}}…{{/each}}.`,
  },
};

/** The message for a flag that is printed. */
export function askInstead(name: string): string {
  return `"${name}" is true or false. Use it in {{#if ${name}}}.`;
}
