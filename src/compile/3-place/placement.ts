import type { ProblemCode, Warning } from '../../errors.ts';
import type { Direction } from '../../fields/formats/direction.ts';
import { findOpeningTag } from '../../mail-html/scan-markup.ts';
import { locate, type TextEdit, warningAt } from '../1-read/source.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import type { Problems } from '../problems.ts';
import { type BlockPlaces, findBlockPlaces, type Token } from '../tokens.ts';
import type { ButtonExpansion } from './expand-button.ts';
import type { Guard } from './expansion.ts';
import type { AttributeType } from './place-in-attribute.ts';
import { createStandInColours, type StandInColours } from './stand-in-colours.ts';

/** The parts of MJML and of the button that placing tokens needs. */
export interface PlacingOptions {
  readonly attributeType: AttributeType;
  /** The direction of the language. */
  readonly direction: Direction;
  readonly button: Omit<ButtonExpansion, 'standInColour' | 'direction'>;
}

/** An element that is open, with the range of its tag. */
export interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** For a payment link, or an image whose address is a field: the element is shown only if the field has a value. */
  readonly guard?: Guard | undefined;
  /** A paragraph that becomes a `<div>`, because it contains a block with a button. */
  becomesDiv?: boolean;
  /** MJML spaces the children of this element by their position. */
  readonly hasGap?: boolean;
  readonly parent?: OpenElement;
  /** It has no end tag: this opening tag ended it. */
  endedBy?: string;
  /** A payment button took the place of the rest of it, with its end. */
  isReplaced?: boolean;
}

/** A block that is open. */
interface OpenBlock {
  readonly id: number;
  /** It must be closed in the same place: an element, an attribute, or a conditional comment. */
  readonly home: object;
  /** The `<mj-raw>` between other elements of MJML that it was opened in. It can be closed in another one. */
  readonly raw: OpenElement | undefined;
}

/** The state while tokens are placed: what is open, and what has been found so far. */
export interface Placement extends PlacingOptions {
  readonly template: Tokenised;
  readonly problems: Problems;
  readonly warnings: Warning[];
  readonly standIns: StandInColours;
  readonly isMjml: boolean;
  readonly edits: TextEdit[];
  /** From the root, an element without a name, inwards. */
  readonly elements: OpenElement[];
  readonly blocks: OpenBlock[];
  /** The current conditional comment; its tags are not balanced, because another conditional comment closes them. */
  conditional: object | undefined;
  /** How many `<mj-raw>` are open that are left out. */
  needlessRaws: number;
  readonly blockPlaces: () => BlockPlaces;
  /** The places before which elements are known to end, so that thousands of blocks in a row are each looked at once. */
  readonly endings: { readonly known: Set<string>; looked: number };
  /** How many characters of tags are repeated after buttons in paragraphs. */
  repeated: number;
  subject: string | undefined;
  preheader: string | undefined;
}

export function createPlacement(
  template: Tokenised,
  options: PlacingOptions,
  problems: Problems,
  warnings: Warning[],
): Placement {
  let places: BlockPlaces | undefined;
  return {
    ...options,
    direction: directionIn(template.source.text) ?? options.direction,
    template,
    problems,
    warnings,
    standIns: createStandInColours(template.source.text),
    isMjml: /<mjml[\s>]/i.test(template.source.text),
    edits: [],
    elements: [{ name: '', start: 0, end: 0 }],
    blocks: [],
    conditional: undefined,
    needlessRaws: 0,
    blockPlaces: () => (places ??= findBlockPlaces(template.source.text, template.tokens)),
    endings: { known: new Set(), looked: 0 },
    repeated: 0,
    subject: undefined,
    preheader: undefined,
  };
}

/** The direction that the author sets for the whole mail. */
function directionIn(text: string): Direction | undefined {
  const root = findOpeningTag(text, 'mjml') ?? findOpeningTag(text, 'html');
  const dir = root?.attributes.find(({ name }) => name === 'dir')?.value.toLowerCase();
  return dir === 'rtl' || dir === 'ltr' ? dir : undefined;
}

export function parentOf(placement: Placement): OpenElement {
  return placement.elements.at(-1)!;
}

/** Reports a problem at a place of the tokenised text. */
export function reportAt(placement: Placement, index: number, code: ProblemCode, message: string): void {
  placement.problems.report(placement.template.source, index, code, message);
}

/** Warns of HTML that browsers repair: an element that is not closed, or an end tag of nothing. */
export function warnAt(placement: Placement, index: number, message: string): void {
  placement.warnings.push(warningAt(placement.template.source, index, 'html-repaired', message));
}

/** Reports a problem where a token was written. */
export function reportToken(placement: Placement, id: number, code: ProblemCode, message: string): void {
  const { written, tokens } = placement.template;
  placement.problems.report(written, tokens[id]!.index, code, message);
}

/**
 * Reports a block that does not open and close in the same element or attribute: leaving out its content would break the
 * HTML. Around elements of MJML, each of its tags can be in an `<mj-raw>`.
 * @returns whether the block is around elements of MJML
 */
export function trackBlock(placement: Placement, id: number, home: object): boolean {
  const { blocks, template } = placement;
  const token = template.tokens[id]!;
  const raw = rawBetweenElements(placement);
  if (token.type === 'if' || token.type === 'each') blocks.push({ id, home, raw });
  if (token.type !== 'else' && token.type !== 'end') return false;
  const block = token.type === 'end' ? blocks.pop() : blocks.at(-1);
  if (block === undefined) return false;
  const isAround = block.raw !== raw;
  if (isAround && outside(block.raw, block.home) === outside(raw, home)) return true;
  if (!isAround && block.home === home) return false;
  reportTorn(placement, block, token);
  return false;
}

/** The home of a token, as if it were not in `<mj-raw>`. */
function outside(raw: OpenElement | undefined, home: object): object | undefined {
  return raw === undefined ? home : raw.parent;
}

function rawBetweenElements({ isMjml, elements, conditional }: Placement): OpenElement | undefined {
  return isMjml && conditional === undefined ? elements.find(({ name }) => name === 'mj-raw') : undefined;
}

type TokenOfBlock = Extract<Token, { readonly of: number }>;

function reportTorn(placement: Placement, { home }: OpenBlock, token: TokenOfBlock): void {
  const { name: openedIn, endedBy } = home as Partial<OpenElement>;
  if (openedIn === 'p' && endedBy !== undefined && endedBy !== 'p') {
    reportToken(placement, token.of, 'block-misplaced', tornParagraph);
    return;
  }
  const { name, start } = parentOf(placement);
  const { source, written, tokens } = placement.template;
  // An element of the layout means nothing to the author of a body.
  const isOwn = locate(source, start).file === locate(written, tokens[token.of]!.index).file;
  const where = name === '' || !isOwn ? '' : ` <${name}> is open at its ${token.type}.`;
  const hint = endedBy === undefined ? where : ` <${endedBy}> ends the <${openedIn}> that it is opened in.`;
  const message = `Each branch of a block must close the elements that it opens, and only those.${hint}`;
  reportToken(placement, token.of, 'unclosed-tag', message);
}

export const tornParagraph =
  'HTML does not allow the content of this block in a paragraph, such as a table, a list or a <div>. Change the <p> to a <div>, or end it before the block.';
