import type { LinkField } from '../fields/find-link-fields.ts';
import { parseInstruction } from '../fields/parse-instruction.ts';
import type { StoryPart } from '../fields/prepare-part.ts';
import { addRelationship, removeRelationship } from '../package/relationships.ts';
import { wordKinds } from '../word-kinds.ts';
import { namespaces } from '../xml/namespaces.ts';
import { around, detach } from '../xml/tree.ts';
import type { Filling } from './filling.ts';
import { removeIfEmpty } from './remove-runs.ts';

/** Fills the addresses of a part's hyperlinks, and removes the addresses with fields. */
export function fillLinkFields(part: StoryPart, links: readonly LinkField[], filling: Filling): void {
  for (const link of links) fillLinkField(link, filling);
  const left = part.root.toString();
  for (const id of new Set(links.map((link) => link.id)))
    if (!left.includes(`"${id}"`)) removeRelationship(filling.files, part.name, id);
}

/** Fills the address of a hyperlink. A link without an address is removed with its text. */
function fillLinkField({ element, address, fields }: LinkField, filling: Filling): void {
  const { part, reader, report } = filling;
  let target = address;
  for (const { name, start, end } of fields.toReversed()) {
    const known = reader.resolve(name, element);
    const entry = { name, field: known?.name, part, isTyped: true, isNested: true };
    if (known === undefined) {
      report.field({ ...entry, outcome: 'unknown' }, false);
      report.warn(
        'field-unknown',
        part,
        `Unknown field "${name}" in the address of a link. It is not changed.`,
      );
      return;
    }
    const { text } = reader.read(known, element, parseInstruction(''), part);
    report.field({ ...entry, outcome: text === '' ? 'empty' : 'filled' }, false);
    if (text === '') {
      const paragraph = around(element, 'p');
      detach(element);
      if (paragraph !== undefined) removeIfEmpty(paragraph);
      return;
    }
    // Word adds a prefix (http://, a folder of the author) that is not part of the URL.
    target =
      wordKinds[known.definition.kind].shown === 'link'
        ? text
        : target.slice(0, start) + encodeURIComponent(text) + target.slice(end);
  }
  element.setAttributeNS(namespaces.r, 'r:id', addRelationship(filling.files, part, 'hyperlink', target));
}
