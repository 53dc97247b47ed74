import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import { kindPlaces } from '../kind-places.ts';
import { tokenIdsIn } from '../tokens.ts';
import { type Placement, parentOf, reportToken, trackBlock } from './placement.ts';

const closedToFields = new Set(['style', 'mj-style', 'script', 'textarea']);

/** Places the tokens of a title, preview or style, and stores the subject and the preheader. */
export function placeRawText(start: number, end: number, placement: Placement): void {
  const { name } = parentOf(placement);
  const region = placement.template.source.text.slice(start, end);
  if (name === 'mj-title' || (name === 'title' && !placement.isMjml)) {
    placement.subject = region.trim();
    quoteMarkup(region, start, placement);
  } else if (name === 'mj-preview') {
    placement.preheader = region.trim();
    quoteMarkup(region, start, placement);
  }
  for (const id of tokenIdsIn(region)) {
    const token = placement.template.tokens[id]!;
    trackBlock(placement, id, parentOf(placement));
    if (token.type === 'else' || token.type === 'end') continue;
    if (closedToFields.has(name)) {
      reportToken(
        placement,
        id,
        'field-in-selector',
        `Fields and blocks are not allowed in <${name}>. Put a colour into an attribute or a style="…", or use {{#if}} around two elements.`,
      );
    } else if (token.type === 'value' && kindPlaces[token.kind].subject === 'refused') {
      const where = name === 'mj-preview' ? 'the preheader' : 'the subject';
      reportToken(
        placement,
        id,
        'misplaced-field',
        `A ${kindPlaces[token.kind].noun} is not allowed in ${where}. Use a text field, an amount or {invoice.paymenturl}.`,
      );
    }
  }
}

/** MJML copies the title into an attribute, and the preview into an element, without escaping them. */
function quoteMarkup(region: string, start: number, placement: Placement): void {
  for (const match of region.matchAll(/["<>]/g)) {
    const at = start + match.index;
    placement.edits.push({ start: at, end: at + 1, insert: escapeMarkup(match[0]) });
  }
}
