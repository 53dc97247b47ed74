/**
 * Makes a test of mail names: a text that stands in the name, or a pattern for all of it, where `*` stands for anything.
 * The whole name of a mail matches that mail alone.
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
