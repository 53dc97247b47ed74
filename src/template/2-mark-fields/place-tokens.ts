import { editSource, type Source } from '../1-read/source.ts';
import { type MarkupItem, scanMarkup } from '../scan-markup.ts';
import { closeElement, openElement } from './place-element.ts';
import { placeRawText } from './place-raw-text.ts';
import { placeText } from './place-text.ts';
import {
  createPlacement,
  type Placement,
  type PlacementEdit,
  type PlacingOptions,
  reportAt,
} from './placement.ts';
import type { Tokenised } from './tokenise.ts';

/** A template that MJML and juice can work on without losing a field, and its naive twin. */
export interface Placed {
  /** The template for MJML: blocks between its elements stand in `mj-raw`. */
  readonly marked: Source;
  /** The same without that protection: what Handlebars is given when it runs before MJML. */
  readonly bare: Source;
  /** The content of `<mj-title>` or `<title>`, with tokens. */
  readonly subject: string | undefined;
  /** The content of `<mj-preview>`, with tokens. */
  readonly preheader: string | undefined;
}

/**
 * Finds where each token landed, holds its kind to that place, expands buttons, and protects what MJML would drop.
 * Elements must be closed, and closed in the branch of the block that opened them.
 */
export function placeTokens(template: Tokenised, options: PlacingOptions): Placed {
  const placement = createPlacement(template, options);
  const { text } = template.source;
  for (const item of scanMarkup(text)) placeItem(item, text, placement);
  for (const { name, start } of placement.elements.slice(1)) {
    reportAt(placement, start, 'unclosed-tag', `<${name}> is not closed. Add </${name}>.`);
  }
  const edits = withoutNested(placement.edits);
  return {
    marked: editSource(template.source, edits),
    bare: editSource(
      template.source,
      edits.map((edit) => ({ ...edit, insert: edit.bare ?? edit.insert })),
    ),
    subject: placement.subject,
    preheader: placement.preheader,
  };
}

function placeItem(item: MarkupItem, text: string, placement: Placement): void {
  switch (item.type) {
    case 'text':
      return placeText(item.start, item.end, placement);
    case 'raw-text':
      return placeRawText(item.start, item.end, placement);
    case 'open':
      return openElement(item, placement);
    case 'close':
      return closeElement(item, placement);
    case 'unterminated':
      return reportAt(
        placement,
        item.start,
        'unclosed-tag',
        `The ${item.what} does not end. Add what closes it: ">", a quote, or "-->".`,
      );
    case 'conditional':
      // `<!--[if mso]>` hides what follows; `<!--[if !mso]><!-->` does not.
      placement.conditional = /^<!--\s*\[if[^>]*\]>$/i.test(text.slice(item.start, item.end))
        ? {}
        : undefined;
      return;
    default:
      return;
  }
}

/** In source order, without those inside a larger edit. */
function withoutNested(edits: readonly PlacementEdit[]): PlacementEdit[] {
  const kept: PlacementEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  }
  return kept;
}
