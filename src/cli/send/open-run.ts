import { openTemplates } from '../../compile/open-templates.ts';
import { FacteurError } from '../../errors.ts';
import type { Template } from '../../render/template.ts';
import { createSender, type Sender } from '../../sending/create-sender.ts';
import { openSmtpTransport, type SmtpTransport } from '../../sending/smtp-transport.ts';
import { type OpenData, openData } from './open-data.ts';
import { openReport, type ReportFile } from './report-file.ts';
import type { SendInvoicesOptions } from './send-options.ts';
import { templatesByLanguage } from './template-languages.ts';

/** Everything that a run needs. */
export interface Run {
  readonly data: OpenData;
  readonly sender: Sender;
  readonly report: ReportFile;
  readonly templateFor: (language: string | undefined) => Promise<Template>;
  /** Cuts off the mails in flight. */
  cutOff(): void;
  close(): void;
}

/**
 * Opens everything that a run needs, and fails before anything is sent. The report comes last, so that a run that cannot
 * start leaves no file.
 * @throws FacteurError
 */
export async function openRun(options: SendInvoicesOptions): Promise<Run> {
  const templates = await openTemplates(options.templates, options.compile);
  const templateFor = templatesByLanguage(templates, options.template, options.locale);
  await templateFor(undefined);
  const data = await openData(options.data);
  const transport = options.live ? await openTransport(options) : undefined;
  const close = (): void => {
    transport?.close();
    data.close();
  };
  try {
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
    return { data, sender, report, templateFor, cutOff: () => transport?.close({ force: true }), close };
  } catch (error) {
    close();
    throw error;
  }
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
