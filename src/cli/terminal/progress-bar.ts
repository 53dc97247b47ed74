/** A line that shows how much is done: `[####------]  40% 33 of 84 mails`. If the share is not known, only the words. */
export function progressBar(share: number | undefined, words: string, width: number): string {
  const text = share === undefined ? words : `${String(Math.floor(share * 100)).padStart(3)}% ${words}`;
  const room = Math.min(30, width - text.length - 4);
  if (share === undefined || room < 5) return text.slice(0, width - 1);
  const full = Math.floor(share * room);
  return `[${'#'.repeat(full)}${'-'.repeat(room - full)}] ${text}`;
}
