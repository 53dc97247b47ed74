/** A value for conditions. Money is in units of the currency (121.5), a date is `YYYY-MM-DD`, a missing value is undefined. */
export type RawValue = string | number | boolean | undefined;

/**
 * The fields of one scope, three entries for each: its raw value, its text, and the text as HTML.
 * Creating one array takes half the time of three, and an invoice has a scope for each of its lines.
 */
export type Slots = RawValue[];

export function emptySlots(count: number): Slots {
  return new Array<RawValue>(count * 3).fill(undefined);
}

/** The value for conditions, or undefined if the data has none. */
export function rawAt(slots: Slots, slot: number): RawValue {
  return slots[slot * 3];
}

/** The value as people read it. Undefined if a required value is missing, which is an error only if it is printed. */
export function textAt(slots: Slots, slot: number): string | undefined {
  return slots[slot * 3 + 1] as string | undefined;
}

/** The text as HTML, or undefined until its first use. */
export function htmlAt(slots: Slots, slot: number): string | undefined {
  return slots[slot * 3 + 2] as string | undefined;
}

/** Puts a value, its text, and the text as HTML. */
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

/** Characters that HTML writes differently. A line break depends on the place: `<br>` in text, not in an attribute. */
const otherwise = /[&<>"'\n]/;

/** Puts a value whose text may need escaping. */
export function putText(slots: Slots, slot: number, raw: RawValue, text: string): undefined {
  if (text === '' || !otherwise.test(text)) return putPlain(slots, slot, raw, text);
  const index = slot * 3;
  slots[index] = raw;
  slots[index + 1] = text;
}

/** Puts the text to print if there is no value. */
export function putAbsent(slots: Slots, slot: number, text: string | undefined): void {
  const index = slot * 3;
  slots[index + 1] = text;
  slots[index + 2] = text;
}

/** Keeps the HTML of an escaped text. */
export function keepHtml(slots: Slots, slot: number, html: string): void {
  slots[slot * 3 + 2] = html;
}
