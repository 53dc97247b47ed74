import { describeTally, formatCount, type Tally } from './tally.ts';

/** The last words of a run: what came of it, and what to do about the rest. */
export function describeEnd(run: {
  readonly tally: Tally;
  readonly live: boolean;
  readonly capture: string;
  readonly report: string | undefined;
  readonly isCutShort: boolean;
}): string {
  const { counts } = run.tally;
  const lines = [`${run.tally.settled() === 0 ? 'There was nothing to send' : describeTally(run.tally)}.`];
  if (run.isCutShort) lines.push('The rest of the data was not read and nothing of it was sent.');
  if (!run.live && counts.captured > 0)
    lines.push(`Nothing was sent: the mails are in ${run.capture}. Add --live to send them.`);
  if (counts.unknown > 0)
    lines.push(
      `The mail server may have ${counts.unknown === 1 ? 'the unknown one' : `the ${formatCount(counts.unknown)} unknown ones`}: look there before sending again.`,
    );
  if (run.report !== undefined) lines.push(`Each is named in ${run.report}.`);
  return lines.join('\n');
}
