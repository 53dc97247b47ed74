import { type Component, kindPlaces } from '../kind-places.ts';
import { mayHoldBlocks } from './elements.ts';
import { type Expanded, expandButton, expandQrCode } from './expand-button.ts';
import { isEndedBy } from './optional-ends.ts';
import { type OpenElement, type Placement, parentOf, reportToken } from './placement.ts';

/** MJML elements that can contain any HTML. */
const htmlHolders = new Set(['mj-text', 'mj-table', 'mj-raw', 'mj-accordion-text']);

/** In characters: a long style, repeated after thousands of buttons, would fill the memory. */
const mostRepeated = 500_000;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Expands a button or QR code: as a component between MJML elements, as plain HTML elsewhere. */
export function placeButton(
  id: number,
  component: Component,
  range: Range,
  isStructure: boolean,
  placement: Placement,
): void {
  const { name } = parentOf(placement);
  const { elements } = placement;
  const { noun, isLink, expand } = components[component];
  if (isLink && elements.some((element) => element.name === 'a')) {
    const message =
      'A payment button is a link, and a link cannot be inside another link. Remove the <a> around the button.';
    reportToken(placement, id, 'misplaced-field', message);
    return;
  }
  const holder = elements.findLast((element) => element.name.startsWith('mj-'))?.name;
  if (!isStructure && holder !== undefined && !htmlHolders.has(holder)) {
    const message = `A ${noun} is not allowed in <${holder}>. Put it into <mj-column> or <mj-text>.`;
    reportToken(placement, id, 'misplaced-field', message);
    return;
  }
  const { open, html, close } = expand(id, placement);
  if (!isStructure) {
    const { before, after, ...place } = hoistOutOfParagraph(range, placement);
    if (placement.repeated > mostRepeated) {
      const message =
        'This paragraph has too many buttons: its tags would be repeated after each. Put each button into its own paragraph.';
      if (placement.repeated !== Number.POSITIVE_INFINITY)
        reportToken(placement, id, 'template-too-large', message);
      placement.repeated = Number.POSITIVE_INFINITY;
      return;
    }
    placement.edits.push({ ...place, insert: before + open + html + close + after });
  } else if (mayHoldBlocks(name)) {
    const element = `<mj-payment-button>${html}</mj-payment-button>`;
    const isInColumn = name === 'mj-column' || name === 'mj-hero';
    const whole = isInColumn ? element : `<mj-section><mj-column>${element}</mj-column></mj-section>`;
    placement.edits.push({
      ...range,
      insert: `<mj-raw>${open}</mj-raw>${whole}<mj-raw>${close}</mj-raw>`,
    });
  } else {
    reportToken(
      placement,
      id,
      'misplaced-field',
      `A ${noun} is not allowed directly in <${name}>. Put it into <mj-column> or <mj-text>.`,
    );
  }
}

interface ComponentPlacing {
  readonly noun: string;
  /** Whether it is a link, which cannot be inside another link. */
  readonly isLink: boolean;
  readonly expand: (id: number, placement: Placement) => Expanded;
}

const components: Readonly<Record<Component, ComponentPlacing>> = {
  button: {
    noun: kindPlaces.button.noun,
    isLink: true,
    expand: (id, { template, button, direction, standIns }) =>
      expandButton(id, template, { ...button, direction, standInColour: (colour) => standIns.of(colour) }),
  },
  'qr-code': {
    noun: kindPlaces.image.noun,
    isLink: false,
    expand: (id, { template, button, direction }) =>
      expandQrCode(id, template, { wording: button.wording, direction }),
  },
};

/**
 * A button is a table, which HTML does not allow in a paragraph or heading, but editors put it there. The paragraph is
 * closed before the button and opened again after it, or removed if it contains nothing else.
 */
function hoistOutOfParagraph(range: Range, placement: Placement): Range & { before: string; after: string } {
  const { elements, blocks } = placement;
  const { text } = placement.template.source;
  const paragraph = elements.findLastIndex((element) => /^(p|h[1-6])$/.test(element.name));
  const holdsBlock =
    paragraph !== -1 && blocks.some((block) => elements.indexOf(block.home as OpenElement) >= paragraph);
  if (holdsBlock) becomeDiv(elements[paragraph]!, placement);
  if (paragraph === -1 || holdsBlock) return { ...range, before: '', after: '' };
  const inner = elements.slice(paragraph);
  const opening = inner.map((element) => text.slice(element.start, element.end)).join('');
  const closing = inner
    .map((element) => `</${element.name}>`)
    .reverse()
    .join('');
  const from = inner[0]!.start;
  const isFirst = withoutSpace(text.slice(from, range.start)) === withoutSpace(opening);
  const rest = /^(?:\s|<br\s*\/?>)*/i.exec(text.slice(range.end))![0];
  const after = range.end + rest.length;
  const isOmitted = inner.length === 1 && isEndedBy(text, after, paragraph, elements);
  if (isOmitted) inner[0]!.isReplaced = true;
  const end = isOmitted ? after : after + closing.length;
  const isLast = isOmitted || text.startsWith(closing, after);
  if (isFirst && isLast) return { start: from, end, before: '', after: '' };
  if (!isLast) placement.repeated += opening.length;
  if (isFirst) return { start: from, end: range.end, before: '', after: opening };
  if (isLast) return { start: range.start, end, before: closing, after: '' };
  return { ...range, before: closing, after: opening };
}

function becomeDiv(paragraph: OpenElement, placement: Placement): void {
  if (paragraph.becomesDiv === true) return;
  paragraph.becomesDiv = true;
  const start = paragraph.start + 1;
  placement.edits.push({ start, end: start + paragraph.name.length, insert: 'div' });
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
