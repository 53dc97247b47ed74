import type { Frame, UsedField, UsedScope } from '../../fields/read/scope.ts';
import type { KnownField, KnownList } from './word-names.ts';

/** The fields that a document uses, so that the data is read only once. */
export interface UsedFields {
  add(field: KnownField, part: string, written: string): void;
  addList(list: KnownList): void;
  scope(): UsedScope;
  /** The slot of a field's value in its frame. */
  slotOf(field: KnownField): number;
  /** The frames of the items of a list. */
  itemsOf(list: KnownList, root: Frame): readonly Frame[];
}

export function createUsedFields(): UsedFields {
  const root = createSlots();
  const lists = new Map<string, { list: KnownList; slots: Slots }>();
  const slotsOf = (field: KnownField): Slots =>
    (field.list === undefined ? undefined : lists.get(field.list)?.slots) ?? root;
  return {
    add: (field, part, written) => slotsOf(field).add(field, `${part}, field "${written.slice(0, 60)}"`),
    addList: (list) => {
      if (!lists.has(list.name)) lists.set(list.name, { list, slots: createSlots() });
    },
    scope: () => ({
      fields: root.fields,
      lists: [...lists.values()].map(({ list, slots }) => ({
        name: list.name,
        path: list.path,
        item: { fields: slots.fields, lists: [], objects: [] },
      })),
      objects: [],
    }),
    slotOf: (field) => slotsOf(field).slotOf(field.name),
    itemsOf: (list, frame) => frame.lists[[...lists.keys()].indexOf(list.name)] ?? [],
  };
}

interface Slots {
  readonly fields: UsedField[];
  add(field: KnownField, usedAt: string): void;
  slotOf(name: string): number;
}

function createSlots(): Slots {
  const fields: UsedField[] = [];
  const slots = new Map<string, number>();
  return {
    fields,
    add: ({ name, definition }, usedAt) => {
      if (slots.has(name)) return;
      slots.set(name, fields.length);
      fields.push({ name, definition, usedAt });
    },
    slotOf: (name) => slots.get(name) ?? -1,
  };
}
