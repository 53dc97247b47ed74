/** Returns the command that accepts all compared mails, or the given one. */
export type AcceptCommand = (mail?: string) => string;

/** Builds it from the words of the current command, `facteur snapshot templates`, and its filter. */
export function createAcceptCommand(words: readonly string[], asked?: string): AcceptCommand {
  return (filter = asked) =>
    ['npx', ...words, '--update', ...(filter === undefined ? [] : ['--filter', filter])]
      .map(quoteWord)
      .join(' ');
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
