import type { FieldKind } from '../fields/field-definition.ts';
import type { DateStyle } from '../fields/formats/date.ts';
import type { Expression, Landing } from '../render/program.ts';

/** What a token in the marked template stands for. */
export type Token =
  | {
      readonly type: 'value';
      readonly depth: number;
      readonly slot: number;
      readonly kind: FieldKind;
      /** Settled when the token is placed. */
      landing: Landing;
      readonly dateStyle?: DateStyle;
      readonly isMultiline?: true;
      /** All that stands behind `mailto:` or `tel:`. Settled when the token is placed. */
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

const opening = '\ue000';
const closing = '\ue001';

/** Matches one token; group 1 is its number. */
export const tokenPattern: RegExp = /\ue000(\d+)\ue001/g;

/** The characters that tokens are made of; a template may not hold them. */
export const reservedCharacters: RegExp = /[\ue000-\ue00f]/;

/** The text that stands for token `id` while other libraries work on the template. */
export function tokenText(id: number): string {
  return `${opening}${id}${closing}`;
}

export function hasToken(text: string): boolean {
  return text.includes(opening);
}

export function tokenIdsIn(text: string): number[] {
  return hasToken(text) ? Array.from(text.matchAll(tokenPattern), (match) => Number(match[1])) : [];
}

export function isOpeningToken(token: Token): boolean {
  return token.type === 'if' || token.type === 'each';
}
