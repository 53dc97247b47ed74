import type { MailResult } from '../check-snapshots.ts';

/** What can be worth telling of a mail. */
export type Kind = 'failed' | 'changed' | 'missing' | 'orphaned';

/** The kinds of mails in a report, in the order in which they are told. */
export const kinds: Readonly<Record<Kind, string>> = {
  failed: 'Could not be rendered',
  changed: 'Changed',
  missing: 'Missing',
  orphaned: 'Orphaned',
};

/** What became of a mail, as far as it is worth telling. */
export function kindOf({ comparison, error }: MailResult): Kind | undefined {
  if (comparison === undefined || error !== undefined) return 'failed';
  if (comparison.pictureProblem !== undefined && comparison.status === 'same') return 'failed';
  return comparison.status === 'same' ? undefined : comparison.status;
}
