/** A run of text that is the same, added or removed. */
interface WordChange {
  readonly removed: string;
  readonly added: string;
}

/** The words that differ between two texts: `“20 December” -> “21 December”`, `added “today”`, `removed “soon”`. */
export async function compareWords(before: string, after: string): Promise<string[]> {
  const changes = await findWordChanges(before, after);
  return changes.length === 0 ? ['only spaces differ'] : changes.map(describeWordChange);
}

function describeWordChange({ removed, added }: WordChange): string {
  if (removed === '') return `added ${quote(added)}`;
  if (added === '') return `removed ${quote(removed)}`;
  return `${quote(removed)} -> ${quote(added)}`;
}

/** Finds runs of words that differ. Short runs include the words next to them, for context. */
async function findWordChanges(before: string, after: string): Promise<WordChange[]> {
  const { diffArrays } = await import('diff');
  const parts = diffArrays(wordsOf(before), wordsOf(after), { timeout: 1000 });
  if (parts === undefined) return [{ removed: before, added: after }];
  const changes: { removed: string[]; added: string[]; before: string[]; after: string[] }[] = [];
  let same: string[] = [];
  let isOpen = false;
  for (const { value, added, removed } of parts) {
    const last = changes.at(-1);
    if (!added && !removed) {
      if (isOpen && last !== undefined) last.after = value.slice(0, 1);
      same = value;
      isOpen = false;
      continue;
    }
    const change =
      isOpen && last !== undefined ? last : { removed: [], added: [], before: same.slice(-1), after: [] };
    if (!isOpen) changes.push(change);
    isOpen = true;
    change[removed ? 'removed' : 'added'].push(...value);
  }
  return changes.map((change) => {
    const [removed, added] = [change.removed.join(' '), change.added.join(' ')];
    if (removed === '' || added === '' || removed.length + added.length > 24) return { removed, added };
    const beside = (words: string): string => [...change.before, words, ...change.after].join(' ');
    return { removed: beside(removed), added: beside(added) };
  });
}

function wordsOf(text: string): string[] {
  return text.split(/[ \t\r\n\f]+/).filter((word) => word !== '');
}

const longest = 80;

/** Text in quotes. Long text is cut, and invisible characters are spelled out. */
export function quote(text: string, most: number = longest): string {
  const characters = [...text.replace(/\s+/g, (space) => (/^[ \n\r\t]+$/.test(space) ? ' ' : space)).trim()];
  const cut =
    characters.length > most
      ? `${characters
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`
      : characters.join('');
  return `“${cut.replace(invisible, spellOut)}”`;
}

/** Invisible characters, except no-break spaces, which are common in amounts. */
const invisible = /\p{Cc}|\p{Cf}|\u034f/gu;

function spellOut(character: string): string {
  return `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;
}
