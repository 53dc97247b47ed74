import { catalogue } from '../../fields/catalogue.ts';
import { findFields } from '../../fields/find-fields.ts';
import { resolveField, resolveList } from './word-names.ts';

/** A field typed as text: `{PaymentUrl}`, `{invoice.paymenturl}`, `<invoice.paymenturl>`. */
export interface TypedField {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/**
 * Finds fields typed as plain text. A dotted name always counts, as in an e-mail. A name without dots counts only if it
 * is known, because braces have other uses too.
 */
export function findTypedFields(text: string): TypedField[] {
  const dotted = findFields(text, scopes)
    .filter((field) => !field.isClosingTag)
    .map(({ start, end, name }) => ({ start, end, name }));
  const plain = [...text.matchAll(/\{\{?\s*((?:(?:Image|TableStart|TableEnd):)?[\p{L}\d_]{3,60})\s*\}?\}/giu)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, name: match[1] ?? '' }))
    .filter(({ name }) => isKnown(name))
    .filter(({ start, end }) => !dotted.some((field) => start < field.end && field.start < end));
  return [...dotted, ...plain].sort((one, other) => one.start - other.start);
}

const scopes = new Set(Object.keys(catalogue).map((name) => name.slice(0, name.indexOf('.'))));

function isKnown(name: string): boolean {
  const region = /^Table(?:Start|End):(.+)$/i.exec(name);
  if (region !== null) return resolveList(region[1] ?? '') !== undefined;
  return resolveField(name) !== undefined || listNames.has(name.toLowerCase());
}

/** Fields of a line, such as `{Description}`. They are only known in a region; resolving them checks that. */
const listNames = new Set(Object.values(catalogue).flatMap((field) => Object.keys(field.fields ?? {})));
