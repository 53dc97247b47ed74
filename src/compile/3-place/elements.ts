/** MJML elements that contain other MJML elements; MJML silently drops text and fields directly in them. */
const structureElements = new Set(
  (
    'mjml mj-head mj-body mj-wrapper mj-section mj-group mj-column mj-hero mj-social mj-navbar mj-carousel ' +
    'mj-accordion mj-accordion-element mj-attributes mj-html-attributes mj-selector'
  ).split(' '),
);

/** Elements whose layout does not depend on the number of their children. */
const blockHolders = new Set(
  'mj-body mj-wrapper mj-column mj-hero mj-social mj-navbar mj-accordion'.split(' '),
);

export function isStructureElement(name: string): boolean {
  return structureElements.has(name);
}

export function mayHoldBlocks(name: string): boolean {
  return blockHolders.has(name);
}
