import { closeInnermost, isVoidElement } from '../../mail-html/open-elements.ts';
import type { MarkupItem, OpeningTag } from '../../mail-html/scan-markup.ts';
import { hasToken, isPaymentUrl, tokenIdsIn, tokenPattern } from '../tokens.ts';
import { mayHoldBlocks } from './elements.ts';
import { guardPayable } from './expand-button.ts';
import { type Guard, guardValue } from './expansion.ts';
import { placeInAttribute } from './place-in-attribute.ts';
import { type Placement, parentOf, reportAt, reportToken, trackBlock } from './placement.ts';

type ClosingTag = Extract<MarkupItem, { type: 'close' }>;

const deepestElement = 256;

/** Opens an element, and places the tokens of its attributes. */
export function openElement(tag: OpeningTag, placement: Placement): void {
  placeAttributes(tag, placement);
  checkRepeated(tag, placement);
  const { name, start, end } = tag;
  const guard = guardOf(tag, placement);
  if (isVoidElement(name) || (tag.isSelfClosing && (name.startsWith('mj') || name.includes(':')))) {
    placeGuard(guard, start, end, placement);
    return;
  }
  if (placement.conditional !== undefined) return;
  if (tag.isSelfClosing) {
    reportAt(
      placement,
      start,
      'unclosed-tag',
      `<${name} /> is not self-closing in HTML. Write <${name}></${name}>.`,
    );
    return;
  }
  const hasGap = name === 'mj-wrapper' && tag.attributes.some((attribute) => attribute.name === 'gap');
  placement.elements.push({ name, start, end, hasGap, guard });
  if (placement.elements.length === deepestElement) {
    reportAt(
      placement,
      start,
      'template-too-large',
      `Elements are nested more than ${deepestElement} levels deep.`,
    );
  }
}

/** MJML gives each carousel and unfolding menu an id. Repeated, a click on one would act on another. */
function checkRepeated(tag: OpeningTag, placement: Placement): void {
  const isMenu = tag.attributes.some(({ name, value }) => name === 'hamburger' && value === 'hamburger');
  if (tag.name !== 'mj-carousel' && !(tag.name === 'mj-navbar' && isMenu)) return;
  const { tokens } = placement.template;
  if (!placement.blocks.some(({ id }) => tokens[id]!.type === 'each')) return;
  const message = `MJML gives <${tag.name}> an id when the template is compiled, so in {{#each}} all of them would have the same id. Move it out of the {{#each}}.`;
  reportAt(placement, tag.start, 'block-misplaced', message);
}

/** Closes an element, and reports the unclosed elements inside it. */
export function closeElement(tag: ClosingTag, placement: Placement): void {
  if (placement.conditional !== undefined || isVoidElement(tag.name)) return;
  const found = closeInnermost(placement.elements, tag.name);
  if (found === undefined) {
    reportAt(
      placement,
      tag.start,
      'unclosed-tag',
      `</${tag.name}> closes nothing. Remove it, or open <${tag.name}> before it.`,
    );
    return;
  }
  const { closed } = found;
  for (const unclosed of found.unclosed) {
    reportAt(
      placement,
      unclosed.start,
      'unclosed-tag',
      `<${unclosed.name}> is not closed before </${tag.name}>. Add </${unclosed.name}>.`,
    );
  }
  if (closed.becomesDiv === true) placement.edits.push({ start: tag.start, end: tag.end, insert: '</div>' });
  placeGuard(closed.guard, closed.start, tag.end, placement);
}

/** Without a guard, a mail could have an empty payment link, a button that leads nowhere, or an image without an address. */
function guardOf(tag: OpeningTag, placement: Placement): Guard | undefined {
  const { template } = placement;
  const isComponent = tag.name === 'mj-button' || tag.name === 'mj-image';
  const { name, hasGap } = parentOf(placement);
  if (isComponent && !(mayHoldBlocks(name) && hasGap !== true)) return undefined;
  if (isComponent || (tag.name === 'a' && placement.conditional === undefined)) {
    const id = wholeField('href', tag, placement);
    if (id !== undefined && isPaymentUrl(template.tokens[id]!)) return guardPayable(id, template);
    if (id !== undefined && tag.name === 'mj-button') return guardValue(id, template);
  }
  const id = isComponent || tag.name === 'img' ? wholeField('src', tag, placement) : undefined;
  return id === undefined ? undefined : guardValue(id, template);
}

function placeGuard(guard: Guard | undefined, start: number, end: number, placement: Placement): void {
  if (guard === undefined) return;
  const isBetweenBlocks = placement.isMjml && mayHoldBlocks(parentOf(placement).name);
  const inPlace = (token: string): string => (isBetweenBlocks ? `<mj-raw>${token}</mj-raw>` : token);
  placement.edits.push(
    { start, end: start, insert: inPlace(guard.open) },
    { start: end, end, insert: inPlace(guard.close) },
  );
}

function placeAttributes(tag: OpeningTag, placement: Placement): void {
  const { template } = placement;
  const values = tag.attributes.filter(
    (attribute) => attribute.quote !== undefined && hasToken(attribute.value),
  );
  const placed = new Set(values.flatMap((attribute) => tokenIdsIn(attribute.value)));
  for (const id of tokenIdsIn(template.source.text.slice(tag.start, tag.end))) {
    const token = template.tokens[id]!;
    if (placed.has(id) || token.type === 'else' || token.type === 'end') continue;
    reportToken(
      placement,
      id,
      'block-in-tag',
      'Inside a tag, fields and blocks are allowed only in the quoted value of an attribute.',
    );
  }
  for (const attribute of values) {
    for (const id of tokenIdsIn(attribute.value)) trackBlock(placement, id, attribute);
    const edit = placeInAttribute(tag.name, attribute, {
      tokens: template.tokens,
      attributeType: placement.attributeType,
      standIns: placement.standIns,
      report: (id, code, message) => reportToken(placement, id, code, message),
    });
    if (edit !== undefined) placement.edits.push(edit);
  }
}

/** The field that is the whole value of an attribute. */
function wholeField(attribute: string, tag: OpeningTag, placement: Placement): number | undefined {
  const value = tag.attributes.find(({ name }) => name === attribute)?.value ?? '';
  const [id, ...others] = tokenIdsIn(value);
  const token = id === undefined ? undefined : placement.template.tokens[id];
  const isWhole = others.length === 0 && value.replace(tokenPattern, '') === '';
  return token?.type === 'value' && isWhole ? id : undefined;
}
