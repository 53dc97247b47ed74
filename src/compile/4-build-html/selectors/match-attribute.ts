import type { AttributeSelector } from 'css-what';
import { type Token, tokenPattern } from '../../tokens.ts';

/** Text that is the same in every mail, or what a field or block prints: any characters, or only those of a colour. */
type Piece = string | { readonly allows: (character: string) => boolean };

const anything = { allows: () => true };
const colour = { allows: (character: string) => /[#0-9a-f]/i.test(character) };

/** More comparisons than this take longer than they are worth. */
const mostComparisons = 1_000_000;

/**
 * Whether an attribute with fields matches a selector, as far as its fixed text decides it.
 * @returns undefined if the fields decide it
 */
export function matchAttribute(
  { action, value: wanted }: AttributeSelector,
  written: string,
  tokens: readonly Token[],
): boolean | undefined {
  if (action === 'exists') return true;
  const isEmpty = wanted === '';
  if (isEmpty && action !== 'equals' && action !== 'not' && action !== 'hyphen') return false;
  if (wanted.length * written.length > mostComparisons) return undefined;
  const pieces = readPieces(written, tokens);
  const fixed = pieces.filter((piece) => typeof piece === 'string');
  const first = typeof pieces[0] === 'string' ? pieces[0] : '';
  const last = pieces.at(-1);
  const may = (isAtStart: boolean, isAtEnd: boolean): false | undefined =>
    mayContain(pieces, wanted.toLowerCase(), isAtStart, isAtEnd) ? undefined : false;
  switch (action) {
    case 'any':
      return fixed.some((piece) => piece.includes(wanted)) || may(false, false);
    case 'start':
      return first.startsWith(wanted) || may(true, false);
    case 'end':
      return (typeof last === 'string' && last.endsWith(wanted)) || may(false, true);
    case 'hyphen':
      return first.startsWith(`${wanted}-`) || may(true, false);
    case 'element': {
      const isWord = fixed.some((piece) => piece.split(/\s+/).slice(1, -1).includes(wanted));
      return isWord || may(false, false);
    }
    case 'equals':
      return may(true, true);
    case 'not':
      return may(true, true) === false ? true : undefined;
    default:
      return undefined;
  }
}

function readPieces(value: string, tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  let block: number | undefined;
  for (const match of value.matchAll(tokenPattern)) {
    const id = Number(match[1]);
    const token = tokens[id]!;
    if (block === undefined) {
      if (match.index > position) pieces.push(value.slice(position, match.index));
      pieces.push(token.type === 'value' && token.kind === 'colour' ? colour : anything);
      if (token.type === 'if' || token.type === 'each') block = id;
    } else if (token.type === 'end' && token.of === block) block = undefined;
    position = match.index + match[0].length;
  }
  if (block === undefined && position < value.length) pieces.push(value.slice(position));
  return pieces;
}

/** Whether some value of the fields makes a text contain another. `states[n]` is whether its first n characters can end here. */
function mayContain(pieces: readonly Piece[], wanted: string, isAtStart: boolean, isAtEnd: boolean): boolean {
  const { length } = wanted;
  let states = Array.from({ length: length + 1 }, (_, count) => count === 0);
  const kept = (count: number): boolean =>
    (count === 0 && !isAtStart) || (count === length && !isAtEnd && states[length]!);
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      for (const character of piece.toLowerCase()) {
        states = states.map(
          (_, count) => kept(count) || (count > 0 && states[count - 1]! && wanted[count - 1] === character),
        );
      }
      continue;
    }
    states[0] ||= !isAtStart;
    for (let count = 1; count <= length; count++)
      states[count] ||= states[count - 1]! && piece.allows(wanted[count - 1]!);
  }
  return states[length]!;
}
