import { endsElement, hasOptionalEnd } from '../../mail-html/open-elements.ts';
import { tokenPattern } from '../tokens.ts';
import type { OpenElement, Placement } from './placement.ts';

/** How many places are looked at in one template; after more of them, end tags must be written. */
const mostPlaces = 100_000;

/**
 * Finds the innermost open elements that have no end tag, and that end before a tag of a block whether the block is in
 * the mail or not: `{{#each invoice.lines}}<li>{description}{{/each}}</ul>`. They are closed there, so that the block
 * contains whole elements.
 * @returns from the inside out
 */
export function elementsThatEnd(id: number, at: number, placement: Placement): OpenElement[] {
  const { elements, template, blocks } = placement;
  const token = template.tokens[id]!;
  const isOpening = token.type === 'if' || token.type === 'each';
  if (!isOpening && token.type !== 'else' && token.type !== 'end') return [];
  const home = isOpening ? undefined : blocks.at(-1)?.home;
  const ending: OpenElement[] = [];
  for (let index = elements.length - 1; index > 0; index--) {
    const element = elements[index]!;
    if (element === home || !hasOptionalEnd(element.name) || !isEndedAt(at, index, placement)) break;
    ending.push(element);
  }
  return ending;
}

const space = /(?:\s|<!--(?!\[if)[\s\S]{0,2000}?-->)*/y;
const oneToken = new RegExp(tokenPattern.source, 'y');
const openingTag = /<([a-z][^\s>/]{0,60})/iy;
const closingTag = /<\/([a-z][^\s>/]{0,60})/iy;

/** Whether what follows a place ends an open element, through blocks that can be left out or repeated. */
function isEndedAt(at: number, index: number, placement: Placement): boolean {
  const { elements, template, endings } = placement;
  const { text } = template.source;
  const { after, elseOf, endOf } = placement.blockPlaces();
  const keyOf = (place: number): string => `${elements[index - 1]!.end} ${elements[index]!.name} ${place}`;
  const places = new Set([at]);
  const follow = (one: number | undefined): void => {
    const place = one === undefined ? undefined : after.get(one);
    if (place !== undefined) places.add(place);
  };
  // A set is walked with what is added on the way.
  for (const place of places) {
    if (endings.known.has(keyOf(place))) continue;
    if (++endings.looked > mostPlaces) return false;
    space.lastIndex = place;
    space.exec(text);
    oneToken.lastIndex = space.lastIndex;
    const match = oneToken.exec(text);
    if (match === null) {
      if (!isEndedBy(text, space.lastIndex, index, elements)) return false;
      continue;
    }
    const id = Number(match[1]);
    const token = template.tokens[id]!;
    if (token.type === 'if' || token.type === 'each') {
      follow(id);
      follow(elseOf.get(id) ?? endOf.get(id));
    } else if (token.type === 'else') follow(endOf.get(token.of));
    else if (token.type === 'end') {
      follow(id);
      if (template.tokens[token.of]!.type === 'each') follow(token.of);
    } else return false;
  }
  for (const place of places) endings.known.add(keyOf(place));
  return true;
}

/** Whether the tag at a place, or the end of the template, ends an open element. */
export function isEndedBy(
  text: string,
  from: number,
  index: number,
  elements: readonly OpenElement[],
): boolean {
  if (from === text.length) return true;
  closingTag.lastIndex = from;
  const closing = closingTag.exec(text)?.[1]?.toLowerCase();
  if (closing !== undefined) {
    const closed = elements.findLastIndex(({ name }) => name === closing);
    return closed > 0 && closed < index;
  }
  openingTag.lastIndex = from;
  const opening = openingTag.exec(text)?.[1]?.toLowerCase() ?? '';
  return endsElement(opening, elements[index]!.name);
}
