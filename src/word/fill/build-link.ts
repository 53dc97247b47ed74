import type { Element } from '@xmldom/xmldom';
import { wrapInField } from '../fields/normalise-fields.ts';
import { addRelationship } from '../package/relationships.ts';
import { namespaces } from '../xml/namespaces.ts';
import { addRunStyle, type RunProperties } from '../xml/run-properties.ts';
import { createWord, isWord, setWordAttribute } from '../xml/tree.ts';
import { buildRun } from './build-runs.ts';
import type { Filling } from './filling.ts';

/** Builds a clickable link that shows its own address, in the formatting of the field and the style of links. */
export function buildLink(
  near: Element,
  properties: RunProperties | undefined,
  url: string,
  filling: Filling,
): Element[] {
  const run = buildRun(near, properties, url);
  if (filling.styles.hyperlink !== undefined) addRunStyle(run, filling.styles.hyperlink);
  // Text that a reviewer inserted may only contain runs, so the link must be a field there.
  if (isWord(near.parentNode, 'ins')) return wrapInField(near, ` HYPERLINK "${url}" `, [run]);
  const link = createWord(near, 'hyperlink');
  link.setAttributeNS(namespaces.r, 'r:id', addRelationship(filling.files, filling.part, 'hyperlink', url));
  setWordAttribute(link, 'history', '1');
  link.appendChild(run);
  return [link];
}
