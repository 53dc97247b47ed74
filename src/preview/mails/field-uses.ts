import { createFormatter, type Formatter } from '../../fields/formats/formatter.ts';
import { compileReader } from '../../fields/read/compile-reader.ts';
import type { Frame, UsedScope } from '../../fields/read/scope.ts';
import { rawAt, textAt } from '../../fields/read/slots.ts';
import type { Template } from '../../render/template.ts';
import type { FieldUse } from '../preview-api.ts';

/** Number of list items whose values are shown. */
const mostItems = 5;

/** The fields that a template uses, with their values in this data and the place of their first use. */
export type ReadFieldUses = (template: Template, data: unknown, now: Date) => FieldUse[];

/** Formatters take milliseconds to create, and one serves every template of a language. */
export function createUsesReader(): ReadFieldUses {
  const formatters = new Map<string, Formatter>();
  return (template, data, now) => {
    const { scope, locale, timeZone } = template.toJSON();
    const formatter = formatters.get(locale) ?? createFormatter(locale, timeZone);
    formatters.set(locale, formatter);
    const read = compileReader(scope, formatter);
    return usesIn(scope, [read(data, now.getTime(), [])]);
  };
}

function usesIn(scope: UsedScope, frames: readonly Frame[]): FieldUse[] {
  const own = scope.fields.map(({ name, definition, usedAt }, slot): FieldUse => {
    const values = frames.map((frame) => valueIn(frame, slot)).filter((value) => value !== '');
    const more = values.length > mostItems ? [`and ${values.length - mostItems} more`] : [];
    const value = [...values.slice(0, mostItems), ...more].join(' · ');
    return { name, kind: definition.kind, ...(value === '' ? {} : { value }), ...placeOf(usedAt) };
  });
  const lists = scope.lists.flatMap(({ name, item }, index): FieldUse[] => {
    const items = frames.flatMap((frame) => frame.lists[index] ?? []);
    return [{ name, kind: 'list', value: String(items.length) }, ...usesIn(item, items)];
  });
  return [...own, ...lists];
}

function valueIn(frame: Frame, slot: number): string {
  const [text, raw] = [textAt(frame.slots, slot), rawAt(frame.slots, slot)];
  if (text !== undefined && text !== '') return text;
  return raw === undefined ? '' : String(raw);
}

function placeOf(usedAt: string): Pick<FieldUse, 'file' | 'line' | 'column'> {
  const match = /^(.+):(\d+):(\d+)$/.exec(usedAt);
  return match === null ? {} : { file: match[1]!, line: Number(match[2]), column: Number(match[3]) };
}
