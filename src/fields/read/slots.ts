/** A value as logic sees it. Money is units of the currency (121.5), a date is `YYYY-MM-DD`, what is absent is undefined. */
export type RawValue = string | number | boolean | undefined;

/**
 * What was read of the fields of one scope, three in a row for each: its raw value, its text, and that text as HTML.
 * One array is made in half the time of three, and an invoice has a scope for each of its lines.
 */
export type Slots = RawValue[];

export function emptySlots(count: number): Slots {
  return new Array<RawValue>(count * 3).fill(undefined);
}

/** The value as logic sees it; undefined where the data has none. */
export function rawAt(slots: Slots, slot: number): RawValue {
  return slots[slot * 3];
}

/** The value as people read it; undefined where a required one is missing, which is an error only where it is printed. */
export function textAt(slots: Slots, slot: number): string | undefined {
  return slots[slot * 3 + 1] as string | undefined;
}

/** Its text as HTML; undefined where that is made of the text on first use. */
export function htmlAt(slots: Slots, slot: number): string | undefined {
  return slots[slot * 3 + 2] as string | undefined;
}

/** Puts a value, its text, and that text as HTML. */
export function putHtml(slots: Slots, slot: number, raw: RawValue, text: string, html: string): undefined {
  const index = slot * 3;
  slots[index] = raw;
  slots[index + 1] = text;
  slots[index + 2] = html;
}

/** Puts a value whose text is the same in HTML. */
export function putPlain(slots: Slots, slot: number, raw: RawValue, text: string): undefined {
  putHtml(slots, slot, raw, text, text);
}

/** What HTML writes otherwise; a line break is one thing in an attribute, and another in a text. */
const otherwise = /[&<>"'\n]/;

/** Puts a value of whose text nothing is known. */
export function putText(slots: Slots, slot: number, raw: RawValue, text: string): undefined {
  if (text === '' || !otherwise.test(text)) return putPlain(slots, slot, raw, text);
  const index = slot * 3;
  slots[index] = raw;
  slots[index + 1] = text;
}

/** Puts what is printed where there is no value. */
export function putAbsent(slots: Slots, slot: number, text: string | undefined): void {
  const index = slot * 3;
  slots[index + 1] = text;
  slots[index + 2] = text;
}

/** Remembers the HTML of a text that was escaped. */
export function keepHtml(slots: Slots, slot: number, html: string): void {
  slots[slot * 3 + 2] = html;
}
