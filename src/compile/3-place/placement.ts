import type { ProblemCode } from '../../errors.ts';
import type { Direction } from '../../fields/formats/direction.ts';
import { findOpeningTag } from '../../mail-html/scan-markup.ts';
import type { TextEdit } from '../1-read/source.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import type { Problems } from '../problems.ts';
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
}

/** The state while tokens are placed: what is open, and what has been found so far. */
export interface Placement extends PlacingOptions {
  readonly template: Tokenised;
  readonly problems: Problems;
  readonly standIns: StandInColours;
  readonly isMjml: boolean;
  readonly edits: TextEdit[];
  /** From the root, an element without a name, inwards. */
  readonly elements: OpenElement[];
  /** Open blocks, with the home that each must be closed in: an element, an attribute, or a conditional comment. */
  readonly blocks: { readonly id: number; readonly home: object }[];
  /** The current conditional comment; its tags are not balanced, because another conditional comment closes them. */
  conditional: object | undefined;
  /** How many characters of tags are repeated after buttons in paragraphs. */
  repeated: number;
  subject: string | undefined;
  preheader: string | undefined;
}

export function createPlacement(template: Tokenised, options: PlacingOptions, problems: Problems): Placement {
  return {
    ...options,
    direction: directionIn(template.source.text) ?? options.direction,
    template,
    problems,
    standIns: createStandInColours(template.source.text),
    isMjml: /<mjml[\s>]/i.test(template.source.text),
    edits: [],
    elements: [{ name: '', start: 0, end: 0 }],
    blocks: [],
    conditional: undefined,
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

/** Reports a problem where a token was written. */
export function reportToken(placement: Placement, id: number, code: ProblemCode, message: string): void {
  const { written, tokens } = placement.template;
  placement.problems.report(written, tokens[id]!.index, code, message);
}

/** Reports a block that does not open and close in the same element or attribute: leaving out its content would break the HTML. */
export function trackBlock(placement: Placement, id: number, home: object): void {
  const token = placement.template.tokens[id]!;
  if (token.type === 'if' || token.type === 'each') placement.blocks.push({ id, home });
  if (token.type !== 'else' && token.type !== 'end') return;
  const block = token.type === 'end' ? placement.blocks.pop() : placement.blocks.at(-1);
  if (block === undefined || block.home === home) return;
  const { name } = parentOf(placement);
  const hint = name === '' ? '' : ` <${name}> is open at its ${token.type}.`;
  const message = `Each branch of a block must close the elements that it opens, and only those.${hint}`;
  reportToken(placement, token.of, 'unclosed-tag', message);
}
