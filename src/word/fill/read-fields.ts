import type { Element, Node } from '@xmldom/xmldom';
import { DataError, type DataIssue } from '../../errors.ts';
import { catalogue } from '../../fields/catalogue.ts';
import type { Formatter } from '../../fields/formats/formatter.ts';
import type { Frame } from '../../fields/read/scope.ts';
import { rawAt, textAt } from '../../fields/read/slots.ts';
import { currencyField } from '../fields/currency-field.ts';
import type { Instruction } from '../fields/parse-instruction.ts';
import type { UsedFields } from '../fields/used-fields.ts';
import { type KnownField, type KnownList, resolveField } from '../fields/word-names.ts';
import { type FieldText, formatField } from './field-text.ts';

/** Reads the values of fields at their place in the document: in a region, its item comes first. */
export interface FieldReader {
  resolve(name: string, near: Element): KnownField | undefined;
  /** Returns an empty text for a missing required value, and records it as an issue. */
  read(field: KnownField, near: Element, instruction: Instruction, part: string): FieldText;
  /** Assigns a node and its content to an item of a list. */
  assign(node: Node, list: KnownList, frame: Frame): void;
  /** The items of a list. */
  itemsOf(list: KnownList): readonly Frame[];
  /** @throws DataError `missing-field` if a printed required value is missing */
  finish(): void;
}

export function createFieldReader(used: UsedFields, root: Frame, formatter: Formatter): FieldReader {
  const items = new Map<Node, { list: KnownList; frame: Frame }>();
  const issues = new Map<string, DataIssue>();
  const itemAround = (near: Node): { list: KnownList; frame: Frame } | undefined => {
    if (items.size === 0) return undefined;
    for (let node: Node | null = near; node !== null; node = node.parentNode) {
      const item = items.get(node);
      if (item !== undefined) return item;
    }
    return undefined;
  };
  const currencyOf = (field: KnownField, frame: Frame): string => {
    if (field.list !== undefined) return frame.currency;
    const currency = currencyField(field);
    const slot = currency === undefined ? -1 : used.slotOf(currency);
    return textAt(root.slots, slot) || root.currency;
  };
  return {
    resolve: (name, near) => resolveField(name, itemAround(near)?.list),
    read: (field, near, instruction, part) => {
      const frame = field.list === undefined ? root : (itemAround(near)?.frame ?? root);
      const slot = used.slotOf(field);
      const text = textAt(frame.slots, slot);
      if (text === undefined) {
        const path = pathOf(field, frame);
        const usedAt = `${part}, field "${field.name}"`;
        issues.set(path, { path, received: 'nothing', expected: field.definition.description, usedAt });
      }
      return formatField(field, rawAt(frame.slots, slot), text ?? '', instruction, {
        formatter,
        currency: currencyOf(field, frame),
      });
    },
    assign: (node, list, frame) => items.set(node, { list, frame }),
    itemsOf: (list) => used.itemsOf(list, root),
    finish: () => {
      if (issues.size > 0) throw new DataError('missing-field', [...issues.values()]);
    },
  };
}

function pathOf(field: KnownField, frame: Frame): string {
  if (field.list === undefined) return field.definition.path;
  return `${catalogue[field.list]?.path ?? field.list}[${frame.index}].${field.definition.path}`;
}
