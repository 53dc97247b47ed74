import { collectFields } from '../fields/collect-fields.ts';
import { findLinkFields } from '../fields/find-link-fields.ts';
import { findRegions } from '../fields/find-regions.ts';
import type { StoryPart } from '../fields/prepare-part.ts';
import { expandRegion } from './expand-regions.ts';
import { fillField } from './fill-field.ts';
import { fillLinkFields } from './fill-link-fields.ts';
import type { Filling } from './filling.ts';

/** Fills one part: repeats its regions, then fills each field. An unchanged part is not saved. */
export function fillPart(part: StoryPart, shared: Omit<Filling, 'part' | 'fillInner'>): void {
  const filling: Filling = {
    ...shared,
    part: part.name,
    fillInner: (found, where) => fillField(found, filling, where),
  };
  let { stories, linkFields } = part;
  const regions = stories.flatMap((story) => findRegions(story, part.name));
  for (const region of regions) expandRegion(region, filling.reader, part.name, filling.pictures.nextNumber);
  if (regions.length > 0) {
    stories = collectFields(part.root, part.name);
    linkFields = findLinkFields(part.root, filling.files, part.name);
  }
  if (linkFields.length > 0) fillLinkFields(part, linkFields, filling);
  for (const story of stories) {
    for (const field of story.fields) fillField(field, filling, { isNested: false, isInLink: false });
  }
  if (regions.length > 0 || filling.report.hasChanged(part.name)) part.save();
}
