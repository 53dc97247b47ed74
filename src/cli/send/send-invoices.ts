import { FacteurError } from '../../errors.ts';
import { createSender } from '../../sending/create-sender.ts';
import { openSmtpTransport, type SmtpTransport } from '../../sending/smtp-transport.ts';
import { openTemplates } from '../../template/open-templates.ts';
import { exitCodes } from '../exit-codes.ts';
import { errorTerminal, outputTerminal } from '../terminal/terminal.ts';
import { describeEnd } from './describe-end.ts';
import { watchInterruption } from './interruption.ts';
import { type LineResult, toLineResult } from './line-result.ts';
import { openData } from './open-data.ts';
import { outgoingInvoices } from './outgoing-invoices.ts';
import { createProgress } from './progress.ts';
import { readInvoices } from './read-invoices.ts';
import { openReport } from './report-file.ts';
import { createTally } from './tally.ts';
import { templatesByLanguage } from './template-languages.ts';

export interface SendInvoicesOptions {
  readonly template: string;
  readonly templates: string;
  /** NDJSON or a JSON array, or `-` for standard input. */
  readonly data: string;
  readonly locale: string;
  readonly from: string;
  readonly replyTo: string | undefined;
  readonly live: boolean;
  readonly smtp: string | undefined;
  readonly smtpUtf8: boolean;
  readonly capture: string;
  readonly report: string | undefined;
  readonly isContinued: boolean;
  readonly concurrency: number;
  readonly rate: number | undefined;
}

/** Mails in a row that the server may fail to take before the run stops by itself. */
const mostFailuresInARow = 20;

/**
 * Sends, or captures, a mail for every invoice of a data file.
 * @returns the exit code
 * @throws FacteurError before anything is sent
 */
export async function sendInvoices(options: SendInvoicesOptions): Promise<number> {
  const templates = await openTemplates(options.templates);
  const templateFor = templatesByLanguage(templates, options.template, options.locale);
  await templateFor(undefined);
  const data = await openData(options.data);
  const transport = options.live ? await openTransport(options) : undefined;
  const sender = createSender({
    from: options.from,
    live: options.live,
    captureFolder: options.capture,
    concurrency: options.concurrency,
    smtpUtf8: options.smtpUtf8,
    ...(transport === undefined ? {} : { transport }),
    ...(options.rate === undefined ? {} : { messagesPerSecond: options.rate }),
  });
  const report = await openReport(options.report, options.isContinued);
  const tally = createTally();
  const progress = createProgress({ terminal: errorTerminal, tally, share: data.share });
  const stopped = new AbortController();
  const interruption = watchInterruption(
    () => progress.say('Stopping: what is on its way is finished first. Ctrl-C again cuts it off.'),
    () => transport?.close({ force: true }),
  );
  const onTheirWay = new Map<string, number>();
  const settle = async (result: LineResult): Promise<void> => {
    tally.add(result);
    progress.onResult(result);
    await report.write(result);
  };
  const outgoing = outgoingInvoices(readInvoices(data.chunks), {
    template: options.template,
    from: options.from,
    replyTo: options.replyTo,
    templateFor,
    done: report.done,
    onSkipped: () => tally.add('skipped'),
    onUnsent: settle,
    onOutgoing: (messageKey, line) => onTheirWay.set(messageKey, line),
  });
  let failuresInARow = 0;
  let failure: unknown;
  try {
    const signal = AbortSignal.any([interruption.signal, stopped.signal]);
    for await (const result of sender.sendAll(outgoing, { signal })) {
      const line = onTheirWay.get(result.messageKey)!;
      onTheirWay.delete(result.messageKey);
      // What is on its way is settled even when the report fails: its end is shown.
      await settle(toLineResult(line, result)).catch((error: unknown) => {
        failure ??= error;
        stopped.abort();
      });
      failuresInARow = result.failure === 'connection' || result.failure === 'login' ? failuresInARow + 1 : 0;
      if (failuresInARow >= mostFailuresInARow && !stopped.signal.aborted) {
        stopped.abort();
        progress.say(`The run stops: the last ${failuresInARow} mails could not be handed over.`);
      }
    }
  } catch (error) {
    failure ??= error;
  }
  progress.end();
  interruption.release();
  transport?.close();
  data.close();
  await report.close().catch((error: unknown) => {
    failure ??= error;
  });
  outputTerminal.write(
    `${describeEnd({ ...options, tally, isStopped: stopped.signal.aborted, isInterrupted: interruption.signal.aborted })}\n`,
  );
  if (failure !== undefined) throw failure;
  if (interruption.signal.aborted) return exitCodes.interrupted;
  return tally.failed() > 0 || stopped.signal.aborted ? exitCodes.content : exitCodes.success;
}

async function openTransport({ smtp, concurrency }: SendInvoicesOptions): Promise<SmtpTransport> {
  if (smtp === undefined)
    throw new FacteurError(
      'invalid-option',
      'Sending needs a mail server: add --smtp smtp://user:password@host:587, or set FACTEUR_SMTP.',
    );
  const transport = await openSmtpTransport(smtp, { connections: concurrency });
  try {
    await transport.check();
  } catch (error) {
    transport.close();
    throw error;
  }
  return transport;
}
