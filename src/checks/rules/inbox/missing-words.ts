import { plainWords } from '../../visible-text.ts';

/** Finds the words that a text does not have, in any letter case: numbers, dates and addresses each as a whole. */
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
  const plain = plainWords(text).normalize('NFKC').toLowerCase();
  return (
    plain.match(
      /https?:\/\/[^\s<>"]*[\p{L}\p{N}/]|[\p{L}\p{M}\p{N}]+(?:[-.,/:@_'’+&]+[\p{L}\p{M}\p{N}]+)*/gu,
    ) ?? []
  );
}

/** Whether a word stands in pieces, as a narrow column breaks a long one. */
function isBroken(word: string, known: ReadonlySet<string>): boolean {
  for (let end = word.length - 1; end >= 4; end -= 1) {
    const rest = word.slice(end);
    if (known.has(word.slice(0, end)) && (known.has(rest) || isBroken(rest, known))) return true;
  }
  return false;
}
