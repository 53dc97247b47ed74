import type { MailResult, SnapshotsResult } from '../../snapshots/check-snapshots.ts';
import { mailName } from '../../snapshots/mail-id.ts';
import type { AcceptCommand } from '../../snapshots/report/accept-command.ts';
import { describeError } from '../describe-error.ts';
import { printable } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Maximum number of lines per mail; the report has the rest. */
const mostLines = 8;

export interface DescribeOptions {
  readonly terminal: Terminal;
  readonly isUpdated: boolean;
  /** The page to open; undefined if there is nothing to see. */
  readonly report: string | undefined;
  readonly command: AcceptCommand;
}

/** Lists the differences by mail, then the totals, and how to accept them. */
export function describeSnapshots(result: SnapshotsResult, options: DescribeOptions): string {
  const blocks = [
    ...result.mails.map((mail) => describeMail(mail, options.terminal)),
    ...describeOrphans(result, options),
    describeEnd(result, options),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

function describeMail({ id, comparison, error, isAccepted }: MailResult, terminal: Terminal): string {
  const name = mailName(id);
  if (error !== undefined) return lines(terminal.paint('red', 'Failed'), name, [messageOf(error)]);
  if (comparison === undefined) return '';
  const problem = comparison.pictureProblem === undefined ? [] : [comparison.pictureProblem];
  if (comparison.status === 'same')
    return problem.length === 0 ? '' : lines(terminal.paint('red', 'Failed'), name, problem);
  if (isAccepted) return lines(terminal.paint('green', 'Accepted'), name, problem);
  const pictures = comparison.pictures.map(({ name, words }) => `The picture ${name}: ${words}`);
  const label = comparison.status === 'missing' ? 'Missing' : 'Changed';
  const words =
    comparison.status === 'missing'
      ? []
      : [...comparison.differences.map((difference) => difference.words), ...pictures];
  return lines(terminal.paint('yellow', label), name, [...words, ...problem]);
}

function describeOrphans({ orphans }: SnapshotsResult, { terminal, isUpdated }: DescribeOptions): string[] {
  const label = isUpdated ? terminal.paint('green', 'Deleted') : terminal.paint('yellow', 'Orphaned');
  const names = [...new Set(orphans.map(({ mail }) => mail))];
  return names.map((name) => {
    const files = orphans.filter(({ mail }) => mail === name).map(({ file }) => file);
    return lines(
      label,
      name,
      isUpdated ? files : [...files, 'No template, language or sample renders this mail.'],
    );
  });
}

function lines(label: string, name: string, words: readonly string[]): string {
  const shown = words.slice(0, mostLines).map((text) => `  ${printable(text).replaceAll('\n', '\n  ')}\n`);
  const rest = words.length - mostLines;
  return `${label} ${printable(name)}\n${shown.join('')}${rest > 0 ? `  and ${rest} more, in the report\n` : ''}`;
}

function describeEnd(
  result: SnapshotsResult,
  { terminal, isUpdated, report, command }: DescribeOptions,
): string {
  const { mails, orphans, pictureProblem, isPinnedBrowser } = result;
  const count = (isOne: (mail: MailResult) => boolean): number => mails.filter(isOne).length;
  const failed = count(({ error }) => error !== undefined);
  const status = (wanted: string): number =>
    count(({ error, comparison }) => error === undefined && comparison?.status === wanted);
  const [changed, missing] = [status('changed'), status('missing')];
  const accepted = count(({ isAccepted }) => isAccepted);
  const parts = [
    `${status('same')} of ${mails.length} mails ${isUpdated ? 'were' : 'are'} as approved`,
    ...(isUpdated
      ? [accepted > 0 ? `${accepted} accepted` : '']
      : [changed > 0 ? `${changed} changed` : '', missing > 0 ? `${missing} missing` : '']),
    failed > 0 ? `${failed} failed` : '',
    orphans.length > 0 ? `${orphans.length} ${isUpdated ? 'orphaned files deleted' : 'orphaned files'}` : '',
  ];
  const text = [`${parts.filter((part) => part !== '').join(', ')}.`];
  if (pictureProblem !== undefined)
    text.push(`${terminal.paint('red', 'No pictures:')} ${printable(pictureProblem)}`);
  if (!isPinnedBrowser)
    text.push(
      'The pictures are from a browser on this machine and cannot be compared with those of another machine.',
    );
  if (report !== undefined) text.push(`Report:     ${report}`);
  if (!isUpdated && changed + missing + orphans.length > 0) text.push(`Accept all: ${command()}`);
  const first = mails.find(({ comparison }) => comparison !== undefined && comparison.status !== 'same');
  if (!isUpdated && first !== undefined && changed + missing > 1)
    text.push(`Accept one: ${command(mailName(first.id))}`);
  return `${text.join('\n')}\n`;
}

function messageOf(error: unknown): string {
  return describeError(error).message;
}
