/** Writes the command that accepts all mails that were looked at, or the one that is named. */
export type AcceptCommand = (mail?: string) => string;

/** Makes it of the words of the command that was run, `facteur snapshot templates`, and the filter that it had. */
export function createAcceptCommand(words: readonly string[], asked?: string): AcceptCommand {
  return (filter = asked) =>
    ['npx', ...words, '--update', ...(filter === undefined ? [] : ['--filter', filter])]
      .map(quoteWord)
      .join(' ');
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
