import { closeInnermost, endsElement, hasOptionalEnd, isVoidElement } from '../../mail-html/open-elements.ts';
import type { Attribute, MarkupItem, OpeningTag } from '../../mail-html/scan-markup.ts';
import { locate, type TextEdit } from '../1-read/source.ts';
import { hasToken, isPaymentUrl, tokenIdsIn, tokenPattern } from '../tokens.ts';
import { isStructureElement, mayHoldBlocks } from './elements.ts';
import { guardPayable } from './expand-button.ts';
import { type Guard, guardValue } from './expansion.ts';
import { elementsThatEnd } from './optional-ends.ts';
import { placeInAttribute } from './place-in-attribute.ts';
import {
  type OpenElement,
  type Placement,
  parentOf,
  reportAt,
  reportToken,
  trackBlock,
  warnAt,
} from './placement.ts';

type ClosingTag = Extract<MarkupItem, { type: 'close' }>;

const deepestElement = 256;

/** Opens an element, and places the tokens of its attributes. */
export function openElement(tag: OpeningTag, placement: Placement): void {
  placeAttributes(tag, placement);
  checkRepeated(tag, placement);
  const { name, start, end } = tag;
  if (placement.conditional === undefined) endElements(name, start, placement);
  if (isNeedlessRaw(name, placement)) {
    placement.needlessRaws++;
    placement.edits.push({ start, end, insert: '' });
    return;
  }
  const guard = guardOf(tag, placement);
  if (isVoidElement(name) || (tag.isSelfClosing && mayCloseItself(name, placement))) {
    placeGuard(guard, start, end, placement);
    return;
  }
  if (placement.conditional !== undefined) return;
  if (tag.isSelfClosing) {
    const message = `<${name} /> is not self-closing in HTML: it contains what follows. Write <${name}></${name}>.`;
    warnAt(placement, start, message);
  }
  const hasGap = name === 'mj-wrapper' && tag.attributes.some((attribute) => attribute.name === 'gap');
  placement.elements.push({ name, start, end, hasGap, guard, parent: parentOf(placement) });
  if (placement.elements.length === deepestElement) {
    reportAt(
      placement,
      start,
      'template-too-large',
      `Elements are nested more than ${deepestElement} levels deep.`,
    );
  }
}

function mayCloseItself(name: string, { elements }: Placement): boolean {
  const isForeign = elements.some((element) => element.name === 'svg' || element.name === 'math');
  return isForeign || name.startsWith('mj') || name.includes(':');
}

/** In HTML, `<mj-raw>` around a block is an unknown element; the block means the same without it. */
function isNeedlessRaw(name: string, { isMjml, elements }: Placement): boolean {
  return name === 'mj-raw' && isMjml && !isStructureElement(elements.at(-1)!.name);
}

/**
 * Closes elements without an end tag that an opening tag ends, and writes their end tags: juice would miss some of them, and
 * a payment button can replace the opening tag.
 */
function endElements(openingTag: string, at: number, placement: Placement): void {
  while (endsElement(openingTag, parentOf(placement).name)) {
    const element = placement.elements.pop()!;
    element.endedBy = openingTag;
    endElement(element, at, placement);
  }
}

/** Closes elements without an end tag before a tag of a block that they would tear. */
export function endBeforeBlock(id: number, at: number, placement: Placement): void {
  for (const element of elementsThatEnd(id, at, placement)) {
    placement.elements.pop();
    endElement(element, at, placement);
  }
}

function endElement(element: OpenElement, at: number, placement: Placement): void {
  const isWritten = element.becomesDiv === true || element.isReplaced === true;
  if (!isWritten) placement.edits.push({ start: at, end: at, insert: `</${element.name}>` });
  finishElement(element, at, at, placement);
}

/** Writes what comes at the end of an element, whose end tag is this range, or missing. */
function finishElement(element: OpenElement, start: number, end: number, placement: Placement): void {
  if (element.becomesDiv === true) placement.edits.push({ start, end, insert: '</div>' });
  placeGuard(element.guard, element.start, end, placement);
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

/** Closes an element, and the unclosed elements inside it, as juice and MJML do. */
export function closeElement(tag: ClosingTag, placement: Placement): void {
  if (placement.conditional !== undefined || isVoidElement(tag.name)) return;
  if (tag.name === 'mj-raw' && placement.needlessRaws > 0) {
    placement.needlessRaws--;
    placement.edits.push({ start: tag.start, end: tag.end, insert: '' });
    return;
  }
  const found = closeInnermost(placement.elements, tag.name);
  if (found === undefined) {
    reportStray(tag, placement);
    return;
  }
  const { closed, unclosed } = found;
  for (const element of unclosed.toReversed()) {
    finishElement(element, tag.start, tag.start, placement);
    if (tag.name !== 'mj-raw') reportUnclosed(element, tag, placement);
  }
  finishElement(closed, tag.start, tag.end, placement);
}

/** Closes what is open at the end of the template. */
export function closeAll(placement: Placement): void {
  const { length } = placement.template.source.text;
  for (const element of placement.elements.splice(1).toReversed()) {
    finishElement(element, length, length, placement);
    reportUnclosed(element, undefined, placement);
  }
}

/** Elements that MJML writes around its content: an end tag of these would close them. */
const framing = new Set('div table tbody tr td a p'.split(' '));

function reportStray({ name, start }: ClosingTag, placement: Placement): void {
  const isInRaw = placement.elements.some((element) => element.name === 'mj-raw');
  // Of a paragraph that has ended, HTML makes an empty one.
  if (isInRaw || name === 'p') return;
  const message = `</${name}> closes nothing. Remove it, or open <${name}> before it.`;
  if (placement.isMjml && (name.startsWith('mj') || framing.has(name)))
    reportAt(placement, start, 'unclosed-tag', message);
  else warnAt(placement, start, message);
}

/** Mail clients close an HTML element where its parent ends; an element of MJML would contain its siblings. */
function reportUnclosed(
  { name, start }: OpenElement,
  closing: ClosingTag | undefined,
  placement: Placement,
): void {
  if (hasOptionalEnd(name)) return;
  const { source } = placement.template;
  const isSameFile =
    closing !== undefined && locate(source, start).file === locate(source, closing.start).file;
  const where = isSameFile ? ` before </${closing.name}>` : '';
  const message = `<${name}> is not closed${where}. Add </${name}>.`;
  if (name.startsWith('mj')) reportAt(placement, start, 'unclosed-tag', message);
  else warnAt(placement, start, message);
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
    const written = withoutSlash(attribute, tag);
    for (const id of tokenIdsIn(attribute.value)) trackBlock(placement, id, attribute);
    const edit = placeInAttribute(tag.name, written, {
      tokens: template.tokens,
      attributeType: placement.attributeType,
      standIns: placement.standIns,
      report: (id, code, message) => reportToken(placement, id, code, message),
    });
    if (attribute.quote === 'none') placement.edits.push(quoted(written, edit));
    else if (edit !== undefined) placement.edits.push(edit);
  }
}

/** In `<img src={company.logourl}/>`, HTML reads the slash as a part of the value. It is meant to close the tag. */
function withoutSlash(attribute: Attribute, tag: OpeningTag): Attribute {
  const isMeant = attribute.quote === 'none' && attribute.end === tag.end - 1 && /.\/$/.test(attribute.value);
  return isMeant ? { ...attribute, value: attribute.value.slice(0, -1) } : attribute;
}

/** A value with spaces would become several attributes without quotes. */
function quoted({ value, valueStart }: Attribute, edit: TextEdit | undefined): TextEdit {
  const text = (edit?.insert ?? value).replaceAll('"', '&quot;');
  return { start: valueStart, end: valueStart + value.length, insert: `"${text}"` };
}

/** The field that is the whole value of an attribute. */
function wholeField(attribute: string, tag: OpeningTag, placement: Placement): number | undefined {
  const value = tag.attributes.find(({ name }) => name === attribute)?.value ?? '';
  const [id, ...others] = tokenIdsIn(value);
  const token = id === undefined ? undefined : placement.template.tokens[id];
  const isWhole = others.length === 0 && value.replace(tokenPattern, '') === '';
  return token?.type === 'value' && isWhole ? id : undefined;
}
