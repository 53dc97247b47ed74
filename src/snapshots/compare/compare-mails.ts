import type { SnapshotMail } from '../snapshot-mail.ts';
import { compareHtml } from './compare-html.ts';
import { compareText } from './compare-text.ts';
import { compareWords } from './compare-words.ts';
import type { Difference } from './difference.ts';

/** Maximum number of differences listed per part; the rest are counted. */
const mostNamed = 20;

/** Describes how a mail differs from the approved one. Empty if every byte is the same. */
export async function compareMails(approved: SnapshotMail, current: SnapshotMail): Promise<Difference[]> {
  const differences: Difference[] = [];
  const name = (part: Difference['part'], found: readonly string[]): void => {
    differences.push(...found.slice(0, mostNamed).map((words) => ({ part, words })));
    const rest = found.length - mostNamed;
    if (rest > 0)
      differences.push({ part, words: `and ${rest} more ${rest === 1 ? 'difference' : 'differences'}` });
  };
  if (approved.subject !== current.subject)
    name('subject', [`The subject: ${(await compareWords(approved.subject, current.subject)).join(', ')}`]);
  if (approved.html !== current.html) name('html', await compareHtml(approved.html, current.html));
  if (approved.text !== current.text) name('text', await compareText(approved.text, current.text));
  return differences;
}
