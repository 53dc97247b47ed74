import type { Piece } from './collect-fields.ts';

/** A stretch of a piece: characters of its text, or all of it. */
export interface Stretch {
  readonly piece: Piece;
  /** Without quotes and escapes; empty for a field or another element. */
  readonly text: string;
}

/** A word of a condition: `"yes"`, or `{ MERGEFIELD Total }`. */
export interface Word {
  readonly stretches: Stretch[];
}

/** `IF left operator right "when true" "when false"`. @see ECMA-376 part 1, 17.16.5.26 */
export interface Condition {
  readonly left: Word;
  readonly operator: string;
  readonly right: Word;
  readonly whenTrue: Word | undefined;
  readonly whenFalse: Word | undefined;
}

/** Splits the instruction of an IF field; nested fields stay whole. @returns undefined for any other field */
export function splitCondition(instruction: readonly Piece[]): Condition | undefined {
  const words = splitWords(instruction);
  if (words[0] === undefined || plainText(words[0])?.toUpperCase() !== 'IF') return undefined;
  const operator = words[2] === undefined ? undefined : plainText(words[2]);
  const [, left, , right, whenTrue, whenFalse] = words;
  if (left === undefined || right === undefined || operator === undefined || !operators.has(operator))
    return undefined;
  return { left, operator, right, whenTrue, whenFalse };
}

const operators = new Set(['=', '<>', '<', '>', '<=', '>=']);

function plainText(word: Word): string | undefined {
  if (word.stretches.some((stretch) => stretch.piece.kind !== 'text')) return undefined;
  return word.stretches.map((stretch) => stretch.text).join('');
}

/** Words end at spaces and at operators, unless they are quoted; switches (`\* MERGEFORMAT`) end the words. */
function splitWords(instruction: readonly Piece[]): Word[] {
  const words: Word[] = [];
  let word: Word | undefined;
  let isQuoted = false;
  const put = (piece: Piece, text: string): void => {
    if (word === undefined) {
      word = { stretches: [] };
      words.push(word);
    }
    const last = word.stretches.at(-1);
    if (last?.piece === piece && piece.kind === 'text')
      word.stretches[word.stretches.length - 1] = { piece, text: last.text + text };
    else word.stretches.push({ piece, text });
  };
  for (const piece of instruction) {
    if (piece.kind !== 'text') {
      if (piece.kind === 'field' || isQuoted) put(piece, '');
      continue;
    }
    for (const [token] of piece.text.matchAll(
      /\\[\s\S]|["\u201c\u201d\u201e]|<>|<=|>=|[=<>]|\s+|[^\\"\u201c\u201d\u201e=<>\s]+/g,
    )) {
      if (/^["\u201c\u201d\u201e]$/.test(token)) {
        if (!isQuoted) put(piece, '');
        else word = undefined;
        isQuoted = !isQuoted;
      } else if (isQuoted) put(piece, token.length > 1 && token.startsWith('\\') ? token.slice(1) : token);
      else if (/^\s/.test(token)) word = undefined;
      else if (/^\\[*#@]$/.test(token)) return words;
      else if (operators.has(token)) {
        word = undefined;
        put(piece, token);
        word = undefined;
      } else put(piece, token);
    }
  }
  return words;
}
