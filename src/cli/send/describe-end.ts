import { describeTally, formatCount, type Tally } from './tally.ts';

/** Describes the end of a run: the totals, and what to do about the rest. */
export function describeEnd(run: {
  readonly tally: Tally;
  readonly live: boolean;
  readonly capture: string;
  readonly report: string | undefined;
  readonly isCutShort: boolean;
}): string {
  const { counts } = run.tally;
  const lines = [`${run.tally.settled() === 0 ? 'Nothing to send' : describeTally(run.tally)}.`];
  if (run.isCutShort) lines.push('The rest of the data was not read, and none of it was sent.');
  if (!run.live && counts.captured > 0)
    lines.push(`Nothing was sent: the mails are in ${run.capture}. Add --live to send them.`);
  if (counts.unknown > 0)
    lines.push(
      `The mail server may have ${counts.unknown === 1 ? 'the unknown one' : `the ${formatCount(counts.unknown)} unknown ones`}: check it before you send again.`,
    );
  if (run.report !== undefined) lines.push(`The report is in ${run.report}.`);
  return lines.join('\n');
}
