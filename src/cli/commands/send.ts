import { Command, InvalidArgumentError } from 'commander';
import { readLocale } from '../read-locale.ts';
import { templatesFolderOf } from '../templates-folder.ts';

interface SendFlags {
  readonly data: string;
  readonly from: string;
  readonly replyTo?: string;
  readonly smtp?: string;
  readonly smtputf8?: true;
  readonly live?: true;
  readonly capture: string;
  readonly report?: string;
  readonly continue?: true;
  readonly locale: string;
  readonly templates?: string;
  readonly concurrency: number;
  readonly rate?: number;
}

const examples = `
Examples:
  $ facteur send invoice --data invoices.ndjson --from 'Acme <invoices@example.com>'
  $ facteur send invoice --data invoices.ndjson --from invoices@example.com \\
      --smtp smtp://user:password@smtp.example.com:587 --live --report report.ndjson
  $ export-invoices | facteur send reminder --data - --from invoices@example.com --live

The data is one invoice per line (NDJSON), one JSON array, or one invoice. Each mail goes to its relation.email, answers go to
company.email, and the language is relation.language. Without --live every mail is captured in a file.
FACTEUR_SMTP may hold the URL of the mail server, so that no password stands on the command line.

Exit codes: 0 every mail was sent or captured, 1 some were not, 2 the command is wrong, 130 interrupted.`;

/** `facteur send`: a mail for every invoice of a data file. */
export function sendCommand(): Command {
  return new Command('send')
    .summary('send a mail for every invoice of a data file')
    .description(
      'Sends a mail for every invoice of a data file, or captures it in a file unless --live is given.',
    )
    .argument('<template>', 'name of the template, such as invoice')
    .requiredOption(
      '-d, --data <file>',
      'NDJSON file, JSON array of invoices, or one invoice; - reads standard input',
    )
    .requiredOption('--from <address>', "sender of the mails, such as 'Acme <invoices@example.com>'")
    .option('--reply-to <address>', 'where answers go (default: company.email of the invoice)')
    .option('--smtp <url>', 'mail server, smtp:// or smtps:// (default: FACTEUR_SMTP)')
    .option('--smtputf8', 'the mail server offers SMTPUTF8: addresses may have Unicode before the @')
    .option('--live', 'send; without it nothing leaves this machine')
    .option('--capture <folder>', 'where mails are captured without --live', 'captured-mail')
    .option('--report <file>', 'write what became of each invoice, one line of JSON each')
    .option('--continue', 'leave out the mails that the report names as sent or unknown')
    .option('-l, --locale <tag>', 'language of customers who have none', readLocale, 'en')
    .option(
      '-t, --templates <folder>',
      'folder of templates (default: ./templates where it has the template, else those of facteur)',
    )
    .option('--concurrency <number>', 'mails on their way at the same time', readCount, 5)
    .option('--rate <number>', 'most mails per second (default: no limit)', readRate)
    .addHelpText('after', examples)
    .action(act);
}

async function act(template: string, flags: SendFlags, command: Command): Promise<void> {
  if (flags.continue === true && flags.report === undefined)
    return command.error('error: --continue needs the report of the earlier run. Add --report <file>.');
  const { sendInvoices } = await import('../send/send-invoices.ts');
  process.exitCode = await sendInvoices({
    template,
    templates: templatesFolderOf(flags.templates, template),
    data: flags.data,
    locale: flags.locale,
    from: flags.from,
    replyTo: flags.replyTo,
    live: flags.live === true,
    smtpUtf8: flags.smtputf8 === true,
    smtp: flags.smtp ?? process.env.FACTEUR_SMTP,
    capture: flags.capture,
    report: flags.report,
    isContinued: flags.continue === true,
    concurrency: flags.concurrency,
    rate: flags.rate,
  });
}

function readCount(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return count;
  throw new InvalidArgumentError('It is a whole number from 1 to 1000.');
}

function readRate(value: string): number {
  const rate = Number(value);
  if (rate >= 0.001 && rate <= 100_000) return rate;
  throw new InvalidArgumentError('It is a number from 0.001 to 100000.');
}
