/**
 * Makes a filter for mail names: a text in the name, or a pattern for the whole name, where `*` matches anything.
 * The full name of a mail matches only that mail.
 */
export function matchMails(filter: string | undefined, names: readonly string[]): (name: string) => boolean {
  if (filter === undefined) return () => true;
  if (names.includes(filter)) return (name) => name === filter;
  if (!/[*?]/.test(filter)) return (name) => name.toLowerCase().includes(filter.toLowerCase());
  const source = filter
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  const pattern = new RegExp(`^${source}$`, 'i');
  return (name) => pattern.test(name);
}
