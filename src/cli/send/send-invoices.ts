import type { SendResult } from '../../sending/send-result.ts';
import { exitCodes } from '../exit-codes.ts';
import { errorTerminal, outputTerminal } from '../terminal/terminal.ts';
import { describeEnd } from './describe-end.ts';
import { watchInterruption } from './interruption.ts';
import { type LineResult, toLineResult } from './line-result.ts';
import { openRun, type Run } from './open-run.ts';
import { outgoingInvoices } from './outgoing-invoices.ts';
import { createProgress, type Progress } from './progress.ts';
import { readInvoices } from './read-invoices.ts';
import type { SendInvoicesOptions } from './send-options.ts';
import { createTally, type Tally } from './tally.ts';

/**
 * Sends, or captures, a mail for every invoice of a data file.
 * @returns the exit code
 * @throws FacteurError before anything is sent, or when the data or the report fails on the way
 */
export async function sendInvoices(options: SendInvoicesOptions): Promise<number> {
  const run = await openRun(options);
  const tally = createTally();
  const progress = createProgress({ terminal: errorTerminal, tally, share: run.data.share });
  const stopped = new AbortController();
  const interruption = watchInterruption(
    () => progress.say('Stopping after the mails in flight. Press Ctrl-C again to cut them off.'),
    () => run.cutOff(),
  );
  try {
    await sendEach({ options, run, tally, progress, stopped, interrupted: interruption.signal });
  } finally {
    progress.end();
    interruption.release();
    run.close();
    run.report.close();
    const { signal } = interruption;
    const isCutShort = signal.aborted || stopped.signal.aborted;
    outputTerminal.write(`${describeEnd({ ...options, tally, isCutShort })}\n`);
  }
  if (interruption.signal.aborted) return exitCodes.interrupted;
  return tally.failed() > 0 || stopped.signal.aborted ? exitCodes.content : exitCodes.success;
}

interface Sending {
  readonly options: SendInvoicesOptions;
  readonly run: Run;
  readonly tally: Tally;
  readonly progress: Progress;
  /** Aborted when the run stops by itself. */
  readonly stopped: AbortController;
  readonly interrupted: AbortSignal;
}

/** Failures in a row after which the run stops by itself. */
const mostFailuresInARow = 20;

async function sendEach({ options, run, tally, progress, stopped, interrupted }: Sending): Promise<void> {
  const onTheirWay = new Map<string, number>();
  const settle = (result: LineResult): void => {
    tally.add(result);
    progress.onResult(result);
    run.report.write(result);
  };
  const outgoing = outgoingInvoices(readInvoices(run.data.chunks), {
    template: options.template,
    from: options.from,
    replyTo: options.replyTo,
    templateFor: run.templateFor,
    done: run.report.done,
    onSkipped: () => tally.add('skipped'),
    onUnsent: settle,
    onOutgoing: (messageKey, line) => onTheirWay.set(messageKey, line),
    onReady: options.live ? run.report.begin : () => undefined,
  });
  let failuresInARow = 0;
  let failure: { readonly error: unknown } | undefined;
  const signal = AbortSignal.any([interrupted, stopped.signal]);
  for await (const result of run.sender.sendAll(outgoing, { signal })) {
    const line = onTheirWay.get(result.messageKey)!;
    onTheirWay.delete(result.messageKey);
    // If the report fails, nothing more is sent, but the results of the mails in flight are still shown.
    try {
      settle(toLineResult(line, result));
    } catch (error) {
      failure ??= { error };
      stopped.abort();
    }
    failuresInARow = isServerFailure(result) ? failuresInARow + 1 : 0;
    if (failuresInARow < mostFailuresInARow || stopped.signal.aborted) continue;
    stopped.abort();
    progress.say(`Stopping: the last ${failuresInARow} mails could not be handed over or got no answer.`);
  }
  if (failure !== undefined) throw failure.error;
}

/** A server that never answers would leave a million mails that nobody knows were sent or not. */
function isServerFailure({ failure }: SendResult): boolean {
  return failure === 'connection' || failure === 'login' || failure === 'no-answer';
}
