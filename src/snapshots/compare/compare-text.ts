import { compareWords, quote } from './compare-words.ts';

/** Describes the words that differ between two text parts, with their line in the new text. */
export async function compareText(before: string, after: string): Promise<string[]> {
  const { diffArrays } = await import('diff');
  const parts = diffArrays(before.split('\n'), after.split('\n'), { timeout: 2000 });
  if (parts === undefined) return [`The text changed from ${quote(before)} to ${quote(after)}`];
  const found: string[] = [];
  let line = 1;
  let removed: string[] = [];
  let added: string[] = [];
  const name = async (): Promise<void> => {
    if (removed.length + added.length > 0)
      found.push(...(await describeLines(line - added.length, removed, added)));
    [removed, added] = [[], []];
  };
  for (const part of parts) {
    if (part.removed) removed.push(...part.value);
    else if (part.added) added.push(...part.value);
    else await name();
    if (!part.removed) line += part.value.length;
  }
  await name();
  return found;
}

async function describeLines(first: number, removed: string[], added: string[]): Promise<string[]> {
  const place = added.length > 1 ? `Lines ${first} to ${first + added.length - 1}` : `Line ${first}`;
  const words = (lines: string[]): string => lines.join('\n').trim();
  if (words(removed) === '' && words(added) === '') {
    const count = Math.abs(removed.length - added.length);
    if (count === 0) return [`${place}: only spaces differ`];
    const what = count === 1 ? 'an empty line' : `${count} empty lines`;
    return [
      added.length > removed.length ? `${place}: added ${what}` : `Line ${first}: removed ${what} before it`,
    ];
  }
  if (words(added) === '') return [`Before line ${first}: removed ${quote(words(removed))}`];
  const changes = await compareWords(words(removed), words(added));
  return changes.map((change) => `${place}: ${change}`);
}
