import type { ComputedField, FieldKind, TextFormat } from '../fields/field-definition.ts';
import type { DateStyle } from '../fields/formats/date.ts';
import { tokenMarks } from '../mail-html/marks.ts';
import type { Expression, Landing } from '../render/program.ts';

/** The meaning of a token in the template. */
export type Token =
  | {
      readonly type: 'value';
      readonly depth: number;
      readonly slot: number;
      readonly kind: FieldKind;
      /** What the catalogue computes it from. A field of another name can be of the same kind, but is not the payment URL. */
      readonly computed?: ComputedField;
      readonly format?: TextFormat;
      /** Set when the token is placed. */
      landing: Landing;
      readonly dateStyle?: DateStyle;
      readonly isMultiline?: true;
      /** Whether plain text keeps it apart from text from the right. Set when the token is placed. */
      isIsolated?: true;
      /** Whether it is everything after `mailto:` or `tel:`. Set when the token is placed. */
      isAddress?: true;
      readonly name: string;
      readonly index: number;
    }
  | { readonly type: 'position'; readonly depth: number; readonly name: string; readonly index: number }
  | {
      readonly type: 'if';
      readonly condition: Expression;
      readonly isInverted: boolean;
      readonly name: string;
      readonly index: number;
    }
  | {
      readonly type: 'each';
      readonly depth: number;
      readonly slot: number;
      readonly name: string;
      readonly index: number;
    }
  | { readonly type: 'else' | 'end'; readonly of: number; readonly name: string; readonly index: number }
  /** The parts of a component that differ between HTML and text; `face-text` hides its content from the HTML. */
  | { readonly type: 'face-html' | 'face-text' | 'face-end'; readonly name: string; readonly index: number };

/** Matches one token; group 1 is its number. */
export const tokenPattern: RegExp = new RegExp(`${tokenMarks.start}(\\d+)${tokenMarks.end}`, 'g');

/** The text of token `id` while other libraries process the template. */
export function tokenText(id: number): string {
  return `${tokenMarks.start}${id}${tokenMarks.end}`;
}

export function hasToken(text: string): boolean {
  return text.includes(tokenMarks.start);
}

export function tokenIdsIn(text: string): number[] {
  return hasToken(text) ? Array.from(text.matchAll(tokenPattern), (match) => Number(match[1])) : [];
}

/** Whether a token prints the URL of a payment link. */
export function isPaymentUrl(token: Token): boolean {
  return token.type === 'value' && token.computed === 'paymentUrl';
}

export function isOpeningToken(token: Token): boolean {
  return token.type === 'if' || token.type === 'each';
}

/** Where the tags of each block are in the tokenised text. */
export interface BlockPlaces {
  /** Where the text after each token starts, by its number. */
  readonly after: ReadonlyMap<number, number>;
  /** The number of the `{{else}}` of a block. */
  readonly elseOf: ReadonlyMap<number, number>;
  /** The number of the end of a block. */
  readonly endOf: ReadonlyMap<number, number>;
}

export function findBlockPlaces(text: string, tokens: readonly Token[]): BlockPlaces {
  const after = new Map<number, number>();
  const elseOf = new Map<number, number>();
  const endOf = new Map<number, number>();
  for (const match of text.matchAll(tokenPattern)) {
    const id = Number(match[1]);
    after.set(id, match.index + match[0].length);
    const token = tokens[id]!;
    if (token.type === 'else') elseOf.set(token.of, id);
    if (token.type === 'end') endOf.set(token.of, id);
  }
  return { after, elseOf, endOf };
}
