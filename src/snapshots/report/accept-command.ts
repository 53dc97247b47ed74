/** Writes the command that accepts all mails, or those that a filter names. */
export type AcceptCommand = (filter?: string) => string;

/** Makes it of the words of the command that was run: `facteur snapshot templates`. */
export function createAcceptCommand(words: readonly string[]): AcceptCommand {
  return (filter) =>
    ['npx', ...words, '--update', ...(filter === undefined ? [] : ['--filter', filter])]
      .map(quoteWord)
      .join(' ');
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
