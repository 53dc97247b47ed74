import type { Frame, RawValue } from './scope.ts';

/** Where a reader puts what it has read: the slots of a frame. */
export type Slots = Pick<Frame, 'raw' | 'text' | 'html'>;

/** Puts a value whose text is the same in HTML. */
export function putPlain(slots: Slots, slot: number, raw: RawValue, text: string): undefined {
  slots.raw[slot] = raw;
  slots.text[slot] = text;
  if (slots.html !== slots.text) slots.html[slot] = text;
}

function putMarkup(slots: Slots, slot: number, raw: RawValue, text: string): undefined {
  slots.raw[slot] = raw;
  if (slots.html === slots.text) slots.html = slots.text.slice();
  slots.text[slot] = text;
}

const markup = /[&<>"']/;

/** Puts a value of whose text nothing is known. */
export function putText(slots: Slots, slot: number, raw: RawValue, text: string): undefined {
  if (text !== '' && markup.test(text)) putMarkup(slots, slot, raw, text);
  else putPlain(slots, slot, raw, text);
}
