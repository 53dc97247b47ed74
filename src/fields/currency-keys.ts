import type { FieldDefinition, FieldDefinitions } from './field-definition.ts';

/**
 * The key of the currency in each object that does not follow the rule. By rule, amounts are in the `currency` of the object
 * around them. A field of format `currency` names another key; a field of any other kind that is called `currency` means
 * that the object has none: null.
 */
export type CurrencyKeys = Readonly<Record<string, string | null>>;

export const usualCurrencyKey = 'currency';

/** The exceptions of one scope, by the path of the object in it; undefined if there are none. */
export function currencyKeysOf(definitions: FieldDefinitions): CurrencyKeys | undefined {
  const keys: Record<string, string | null> = {};
  for (const field of Object.values(definitions)) {
    const { object, key } = splitPath(field.path);
    if (isCurrency(field)) keys[object] = key;
    else if (key === usualCurrencyKey) keys[object] ??= null;
  }
  const exceptions = Object.entries(keys).filter(([, key]) => key !== usualCurrencyKey);
  return exceptions.length === 0 ? undefined : Object.fromEntries(exceptions);
}

/** Whether a field is the currency of the amounts beside it. */
export function isCurrency({ computed, format }: FieldDefinition): boolean {
  return computed === 'currency' || format === 'currency';
}

/** `order.currency` is `currency` in the object `order`. */
export function splitPath(path: string): { readonly object: string; readonly key: string } {
  const end = path.lastIndexOf('.');
  return { object: path.slice(0, Math.max(0, end)), key: path.slice(end + 1) };
}
