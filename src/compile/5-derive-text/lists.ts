import type { DomNode, FormatCallback, RecursiveCallback } from 'html-to-text';
import { layoutMarks } from '../../mail-html/marks.ts';

type Builder = Parameters<FormatCallback>[2];

const line = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const paragraph = { leadingLineBreaks: 2, trailingLineBreaks: 2 };

/** The attribute of an item in a list without numbers; empty for no bullet. */
const markerAttribute = 'data-facteur-marker';

/** A list, whose numbers are counted for each mail: blocks can repeat its items or leave them out. */
export function formatList(list: DomNode, walk: RecursiveCallback, builder: Builder): void {
  const style = styleOf(list);
  const isNumbered = style.length === 1;
  if (!isNumbered) setMarkers(list, style === 'none' ? '' : '-');
  // A list in an item goes on with its lines.
  const isNested = isInItem(list);
  builder.openBlock(isNested ? line : paragraph);
  if (isNumbered) {
    const start = integer(list.attribs.start) ?? '';
    const direction = 'reversed' in list.attribs ? ',reversed' : '';
    builder.addInline(`${layoutMarks.listStart}${style},${start}${direction}${layoutMarks.content}`, {});
  }
  walk(list.children, builder);
  if (isNumbered) builder.addInline(layoutMarks.listEnd, {});
  builder.closeBlock(isNested ? line : paragraph);
}

export function formatListItem(item: DomNode, walk: RecursiveCallback, builder: Builder): void {
  const marker: string = item.attribs[markerAttribute] ?? integer(item.attribs.value) ?? '';
  builder.openBlock(line);
  builder.addInline(layoutMarks.itemStart + marker + layoutMarks.content, {});
  walk(item.children, builder);
  builder.addInline(layoutMarks.itemEnd, {});
  builder.closeBlock(line);
}

/** The names of CSS for the styles that HTML has. */
const styles: Readonly<Record<string, string>> = {
  decimal: '1',
  'decimal-leading-zero': '1',
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
  none: 'none',
  disc: 'bullet',
  circle: 'bullet',
  square: 'bullet',
};

/** A `NumberStyle`, `bullet`, or `none`. */
function styleOf({ name, attribs }: DomNode): string {
  const { type = '', style = '' } = attribs as { type?: string; style?: string };
  for (const [, value = ''] of style.matchAll(/list-style(?:-type)?\s*:([^;]*)/gi))
    for (const word of value.toLowerCase().trim().split(/\s+/))
      if (Object.hasOwn(styles, word)) return styles[word]!;
  if (name === 'ol') return /^[1aAiI]$/.test(type) ? type : '1';
  return 'bullet';
}

function setMarkers(list: DomNode, marker: string): void {
  for (const child of list.children) if (child.name === 'li') child.attribs[markerAttribute] = marker;
}

function isInItem(list: DomNode): boolean {
  const { parent } = list as DomNode & { readonly parent?: DomNode | null };
  return parent?.name === 'li';
}

/** Longer numbers are no numbers of a list. */
function integer(written: string | undefined): string | undefined {
  return /^\s*[-+]?\d{1,9}\s*$/.test(written ?? '') ? String(Number(written)) : undefined;
}
