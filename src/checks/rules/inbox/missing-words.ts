import { plainWords } from '../../visible-text.ts';

/** Finds the words that are missing from a text, in any letter case. Numbers, dates and addresses count as one word. */
export function wordsMissingFrom(text: string): (words: string) => string[] {
  const known = new Set(splitWords(text));
  for (const word of [...known]) for (const part of word.split(inner)) known.add(part);
  return (words) =>
    [...new Set(splitWords(words))].filter((word) => {
      if (known.has(word)) return false;
      if (/\d/.test(word)) return true;
      return !word.split(inner).every((part) => known.has(part) || isBroken(part, known));
    });
}

const inner = /[^\p{L}\p{M}\p{N}]+/u;

/** `1.210,00`, `2026-0142` and `https://pay.example.be/7H3K` are one word each. */
function splitWords(text: string): string[] {
  // NFKC turns 10² into 102.
  const plain = plainWords(text.replace(/([⁰¹²³⁴-⁹₀-₉]+)/g, ' $1 '))
    .normalize('NFKC')
    .toLowerCase();
  return (
    plain.match(
      /https?:\/\/[^\s<>"]*[\p{L}\p{N}/]|[\p{L}\p{M}\p{N}]+(?:[-.,/:@_'’+&]+[\p{L}\p{M}\p{N}]+)*/gu,
    ) ?? []
  );
}

/** Whether a text has a word in pieces, as in a narrow column. All but the last have at least four letters. */
function isBroken(word: string, known: ReadonlySet<string>): boolean {
  const ends = [0];
  for (let end = 4; end <= word.length; end += 1) {
    const isLong = (start: number): boolean => end - start >= 4 || (start > 0 && end === word.length);
    if (ends.some((start) => isLong(start) && known.has(word.slice(start, end)))) ends.push(end);
  }
  return ends.at(-1) === word.length;
}
