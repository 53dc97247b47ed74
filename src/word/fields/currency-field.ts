import { catalogue } from '../../fields/catalogue.ts';
import { wordKinds } from '../word-kinds.ts';
import type { KnownField } from './word-names.ts';

/** The field with the currency of an amount outside of lists. An item of a list has its own currency. */
export function currencyField(field: KnownField): KnownField | undefined {
  if (field.list !== undefined || !wordKinds[field.definition.kind].isAmount) return undefined;
  const name = `${field.name.slice(0, field.name.lastIndexOf('.'))}.currency`;
  const definition = catalogue[name];
  return definition === undefined ? undefined : { name, definition, list: undefined, isQrCode: false };
}
