import type { Story } from './collect-fields.ts';
import { currencyField } from './currency-field.ts';
import { findRegions } from './find-regions.ts';
import type { StoryPart } from './prepare-part.ts';
import { eachField, readMergeField } from './read-merge-field.ts';
import { createUsedFields, type UsedFields } from './used-fields.ts';
import { type KnownList, resolveField } from './word-names.ts';

/** Gathers the fields that a document uses, before the data is read. */
export function gatherUsedFields(parts: readonly StoryPart[]): UsedFields {
  const used = createUsedFields();
  const lists = new Set<KnownList>();
  const use = (written: string, list: KnownList | undefined, part: string): void => {
    const known = resolveField(written, list);
    if (known === undefined) return;
    used.add(known, part, written);
    const currency = currencyField(known);
    if (currency !== undefined) used.add(currency, part, written);
  };
  for (const part of parts) {
    for (const story of part.stories) {
      for (const { list } of findRegions(story, part.name)) {
        lists.add(list);
        used.addList(list);
      }
    }
  }
  for (const part of parts) {
    for (const story of part.stories) {
      const inList = listsByField(story, part.name);
      for (const field of story.fields) {
        eachField([field], (found) => {
          const merge = readMergeField(found, part.name);
          if (merge !== undefined) use(merge.name, inList.get(field), part.name);
        });
      }
    }
    // A text box or link may be in a region of the surrounding text, so names of that list count too.
    for (const list of lists) {
      for (const story of part.stories.slice(1)) {
        eachField(story.fields, (found) => {
          const merge = readMergeField(found, part.name);
          if (merge !== undefined) use(merge.name, list, part.name);
        });
      }
    }
    for (const { fields } of part.linkFields) {
      for (const { name } of fields) for (const list of [undefined, ...lists]) use(name, list, part.name);
    }
  }
  return used;
}

function listsByField(story: Story, part: string): Map<unknown, KnownList> {
  const lists = new Map<unknown, KnownList>();
  for (const region of findRegions(story, part))
    for (const field of region.fields) lists.set(field, region.list);
  return lists;
}
