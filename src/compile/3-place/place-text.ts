import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import { kindPlaces } from '../kind-places.ts';
import { type Token, tokenPattern } from '../tokens.ts';
import { isStructureElement, mayHoldBlocks } from './elements.ts';
import { isolatingTags } from './isolate-values.ts';
import { placeButton } from './place-button.ts';
import { endBeforeBlock } from './place-element.ts';
import {
  type OpenElement,
  type Placement,
  parentOf,
  reportAt,
  reportToken,
  trackBlock,
} from './placement.ts';

/** Places the tokens of a text between tags. */
export function placeText(start: number, end: number, placement: Placement): void {
  const region = placement.template.source.text.slice(start, end);
  const { name } = parentOf(placement);
  const isStructure =
    placement.isMjml && placement.conditional === undefined && (name === '' || isStructureElement(name));
  if (isStructure) checkLostText(region, start, name, placement);
  for (const match of region.matchAll(tokenPattern)) {
    const id = Number(match[1]);
    const token = placement.template.tokens[id]!;
    const range = { start: start + match.index, end: start + match.index + match[0].length };
    if (placement.conditional === undefined) endBeforeBlock(id, range.start, placement);
    const parent = parentOf(placement);
    const isAround = trackBlock(placement, id, placement.conditional ?? parent);
    if (isAround && token.type === 'end') checkAround(token.of, placement);
    quoteBefore(region, start, match.index, placement);
    const places = token.type === 'value' ? kindPlaces[token.kind] : undefined;
    if (places?.text === 'refused') {
      reportToken(
        placement,
        id,
        'misplaced-field',
        `A ${places.noun} is not allowed in text. Use "${token.name}" ${places.elsewhere}.`,
      );
    } else if (places !== undefined && places.text !== 'value') {
      placeButton(id, places.text, range, isStructure, placement);
    } else if (isStructure) {
      placeInStructure(id, range, match[0], parent, placement);
    } else if (parent.name !== 'bdi') {
      isolate(token, range, placement);
    }
  }
}

/** Keeps a value in its own order in text from the right. */
function isolate(token: Token, { start, end }: { start: number; end: number }, placement: Placement): void {
  const tags = isolatingTags(token, placement.direction);
  if (tags === undefined) return;
  placement.edits.push({ start, end: start, insert: tags.open }, { start: end, end, insert: tags.close });
}

/** `<` or `&#` right before a value would turn it into markup: `<{relation.name}>`. */
function quoteBefore(region: string, start: number, index: number, placement: Placement): void {
  const match = /(?:<\/?|&#?\w{0,30})$/.exec(region.slice(Math.max(0, index - 32), index));
  if (match === null) return;
  const at = start + index - match[0].length;
  placement.edits.push({ start: at, end: at + 1, insert: escapeMarkup(match[0][0]!) });
}

function checkLostText(region: string, start: number, parent: string, placement: Placement): void {
  const lost = /\S/.exec(region.replace(tokenPattern, (token) => ' '.repeat(token.length)));
  if (lost === null) return;
  const place = parent === '' ? 'outside <mjml>' : `directly in <${parent}>`;
  reportAt(placement, start + lost.index, 'invalid-mjml', `MJML drops text ${place}. Put it into <mj-text>.`);
}

/** Reports a block around elements of MJML whose layout depends on their number. */
function checkAround(of: number, placement: Placement): void {
  const { elements } = placement;
  const raw = elements.findIndex(({ name }) => name === 'mj-raw');
  const holder = raw === -1 ? parentOf(placement) : elements[raw - 1]!;
  if (mayHoldBlocks(holder.name) && holder.hasGap !== true) return;
  reportToken(placement, of, ...whyNoBlock(holder));
}

/** MJML drops everything between its elements, except in `mj-raw`. */
function placeInStructure(
  id: number,
  range: { start: number; end: number },
  tokenText: string,
  parent: OpenElement,
  placement: Placement,
): void {
  const token = placement.template.tokens[id]!;
  if (token.type === 'value' || token.type === 'position') {
    reportToken(
      placement,
      id,
      'misplaced-field',
      `"${token.name}" is directly in <${parent.name}>, where MJML drops it. Put it into <mj-text>.`,
    );
  } else if (mayHoldBlocks(parent.name) && parent.hasGap !== true) {
    placement.edits.push({ ...range, insert: `<mj-raw>${tokenText}</mj-raw>` });
  } else if (token.type === 'if' || token.type === 'each') {
    const [code, message] = whyNoBlock(parent);
    reportToken(placement, id, code, message);
  }
}

function whyNoBlock(parent: OpenElement): ['block-changes-columns' | 'block-misplaced', string] {
  const { name } = parent;
  if (name === 'mj-section' || name === 'mj-group') {
    const message = `A block around the columns of <${name}> changes their number, but MJML computes their widths when the template is compiled. Put the block around the section, or inside a column.`;
    return ['block-changes-columns', message];
  }
  if (parent.hasGap === true)
    return [
      'block-misplaced',
      'A block would change which section comes first in an <mj-wrapper> with a gap. Remove the gap, and use padding on the sections instead.',
    ];
  const place = name === '' ? 'outside <mj-body>' : `directly in <${name}>`;
  return [
    'block-misplaced',
    `A block is not allowed ${place}. Put it around sections, around the elements of a column, or inside a text.`,
  ];
}
