import { FacteurError } from '../../errors.ts';
import type { DocumentField, Story } from './collect-fields.ts';
import { type MergeField, readMergeField } from './read-merge-field.ts';
import { type KnownList, resolveList } from './word-names.ts';

/** A part of a story, repeated for each item of a list. */
export interface Region {
  readonly list: KnownList;
  readonly start: DocumentField;
  readonly end: DocumentField;
  /** The fields between the two marks. */
  readonly fields: readonly DocumentField[];
}

/**
 * Finds the regions of a story: from `TableStart:Lines` to `TableEnd:Lines`. Marks of unknown lists are ignored.
 * @throws FacteurError `unbalanced-field` if a mark is missing or two regions overlap
 */
export function findRegions(story: Story, part: string): Region[] {
  const regions: Region[] = [];
  let open: { mark: MergeField; list: KnownList; fields: DocumentField[] } | undefined;
  for (const found of story.fields) {
    const mark = readMergeField(found, part);
    const list = mark?.region === undefined ? undefined : resolveList(mark.region.list);
    if (mark?.region === undefined || list === undefined) {
      open?.fields.push(found);
    } else if (mark.region.isStart) {
      if (open !== undefined) throw unbalanced(part, `${mark.name} is inside the region ${open.mark.name}`);
      open = { mark, list, fields: [] };
    } else {
      if (open?.list.name !== list.name) throw unbalanced(part, `${mark.name} has no TableStart before it`);
      regions.push({ list, start: open.mark.found, end: found, fields: open.fields });
      open = undefined;
    }
  }
  if (open !== undefined) throw unbalanced(part, `${open.mark.name} has no TableEnd after it`);
  return regions;
}

function unbalanced(part: string, what: string): FacteurError {
  return new FacteurError(
    'unbalanced-field',
    `${part}: ${what}. A region runs from TableStart to TableEnd of the same list, and regions do not overlap.`,
  );
}
