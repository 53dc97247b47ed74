import type { Warning } from '../../errors.ts';
import type { Direction } from '../../fields/formats/direction.ts';
import { type MarkupItem, scanMarkup } from '../../mail-html/scan-markup.ts';
import { editSource, type Source, type TextEdit } from '../1-read/source.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import type { Problems } from '../problems.ts';
import { markIsolated } from './isolate-values.ts';
import { closeAll, closeElement, openElement } from './place-element.ts';
import { placeRawText } from './place-raw-text.ts';
import { placeText } from './place-text.ts';
import { createPlacement, type Placement, type PlacingOptions, reportAt } from './placement.ts';
import type { StandInColours } from './stand-in-colours.ts';

/** A template that MJML and juice can process without losing a field, because fields and blocks are opaque to them. */
export interface Placed {
  readonly template: Tokenised;
  /** The template for MJML: blocks between its elements are in `mj-raw`. */
  readonly source: Source;
  readonly standIns: StandInColours;
  /** Of the whole mail. */
  readonly direction: Direction;
  /** The content of `<mj-title>` or `<title>`, with tokens. */
  readonly subject: string | undefined;
  /** The content of `<mj-preview>`, with tokens. */
  readonly preheader: string | undefined;
}

/**
 * Phase 3: finds the place of each token, checks that its kind is allowed there, expands buttons, and protects blocks that
 * MJML would drop. Elements must be closed in the branch of the block that they were opened in.
 */
export function placeTokens(
  template: Tokenised,
  options: PlacingOptions,
  problems: Problems,
  warnings: Warning[] = [],
): Placed {
  const items = scanMarkup(template.source.text);
  const placement = createPlacement(template, options, problems, warnings);
  for (const item of items) placeItem(item, placement);
  // What is open where a comment or tag never ends is not known.
  if (items.at(-1)?.type !== 'unterminated') closeAll(placement);
  markIsolated(template.tokens, placement.direction);
  return {
    template,
    source: editSource(template.source, withoutNested(placement.edits)),
    standIns: placement.standIns,
    direction: placement.direction,
    subject: placement.subject,
    preheader: placement.preheader,
  };
}

function placeItem(item: MarkupItem, placement: Placement): void {
  switch (item.type) {
    case 'text':
      placeText(item.start, item.end, placement);
      break;
    case 'raw-text':
      placeRawText(item.start, item.end, placement);
      break;
    case 'open':
      openElement(item, placement);
      break;
    case 'close':
      closeElement(item, placement);
      break;
    case 'unterminated':
      reportAt(
        placement,
        item.start,
        'unclosed-tag',
        `The ${item.what} is not closed. Add the missing ">", quote or "-->".`,
      );
      break;
    case 'broken-comment':
      reportAt(
        placement,
        item.start,
        'unclosed-tag',
        'This conditional comment has no <![endif]--> before its first "-->". End it with <![endif]-->, and put no other comment into it.',
      );
      break;
    case 'conditional':
      placement.conditional = item.hides ? {} : undefined;
      break;
    default:
      break;
  }
}

/** The edits in source order, without those inside a larger edit. */
function withoutNested(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  }
  return kept;
}
