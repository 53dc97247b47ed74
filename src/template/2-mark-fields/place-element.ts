import type { MarkupItem, OpeningTag } from '../scan-markup.ts';
import { isVoidElement } from './elements.ts';
import { guardPayable } from './expand-button.ts';
import { placeInAttribute } from './place-in-attribute.ts';
import { type Placement, reportAt, reportToken, trackBlock } from './placement.ts';
import { hasToken, tokenIdsIn, tokenPattern } from './tokens.ts';

type ClosingTag = Extract<MarkupItem, { type: 'close' }>;

const deepestElement = 256;

/** Opens an element, and places the tokens of its attributes. */
export function openElement(tag: OpeningTag, placement: Placement): void {
  placeAttributes(tag, placement);
  const { name, start, end } = tag;
  if (isVoidElement(name) || placement.conditional !== undefined) return;
  if (tag.isSelfClosing && (name.startsWith('mj') || name.includes(':'))) return;
  if (tag.isSelfClosing) {
    reportAt(
      placement,
      start,
      'unclosed-tag',
      `<${name} /> does not close itself in HTML. Write <${name}></${name}>.`,
    );
    return;
  }
  const paymentLink = name === 'a' ? paymentLinkOf(tag, placement) : undefined;
  const hasGap = name === 'mj-wrapper' && tag.attributes.some((attribute) => attribute.name === 'gap');
  placement.elements.push({
    name,
    start,
    end,
    hasGap,
    ...(paymentLink === undefined ? {} : { paymentLink }),
  });
  if (placement.elements.length === deepestElement) {
    reportAt(placement, start, 'template-too-large', `Elements are nested more than ${deepestElement} deep.`);
  }
}

/** Closes an element, and reports those inside it that were left open. */
export function closeElement(tag: ClosingTag, placement: Placement): void {
  const { elements } = placement;
  if (placement.conditional !== undefined || isVoidElement(tag.name)) return;
  const depth = elements.findLastIndex((element) => element.name === tag.name);
  if (depth <= 0) {
    reportAt(
      placement,
      tag.start,
      'unclosed-tag',
      `</${tag.name}> closes nothing. Remove it, or open <${tag.name}> before it.`,
    );
    return;
  }
  for (const unclosed of elements.splice(depth + 1)) {
    reportAt(
      placement,
      unclosed.start,
      'unclosed-tag',
      `<${unclosed.name}> is not closed before </${tag.name}>. Add </${unclosed.name}>.`,
    );
  }
  const closed = elements.pop()!;
  if (closed.becomesDiv === true) placement.edits.push({ start: tag.start, end: tag.end, insert: '</div>' });
  if (closed.paymentLink === undefined) return;
  // No mail carries an empty link: one to the payment page is there only while there is something to pay.
  const guard = guardPayable(closed.paymentLink, placement.template);
  placement.edits.push(
    { start: closed.start, end: closed.start, insert: guard.open },
    { start: tag.end, end: tag.end, insert: guard.close },
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
      'In a tag, a field or block may stand in the quoted value of an attribute, and nowhere else.',
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

function paymentLinkOf(tag: OpeningTag, placement: Placement): number | undefined {
  const href = tag.attributes.find((attribute) => attribute.name === 'href')?.value ?? '';
  const [id, ...others] = tokenIdsIn(href);
  const token = id === undefined ? undefined : placement.template.tokens[id];
  const isWhole = others.length === 0 && href.replace(tokenPattern, '') === '';
  return token?.type === 'value' && isWhole && token.name.toLowerCase().endsWith('paymenturl')
    ? id
    : undefined;
}
