import type { MailResult } from '../check-snapshots.ts';

/** The status of a mail in a report. */
export type MailStatus = 'failed' | 'changed' | 'missing' | 'orphaned';

/** The titles of the statuses, in the order of the report. */
export const statusTitles: Readonly<Record<MailStatus, string>> = {
  failed: 'Could not be rendered',
  changed: 'Changed',
  missing: 'Missing',
  orphaned: 'Orphaned',
};

/** The status of a mail; undefined if it matches its snapshot. */
export function mailStatusOf({ comparison, error }: MailResult): MailStatus | undefined {
  if (comparison === undefined || error !== undefined) return 'failed';
  if (comparison.pictureProblem !== undefined && comparison.status === 'same') return 'failed';
  return comparison.status === 'same' ? undefined : comparison.status;
}
