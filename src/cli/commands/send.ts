import { Command, InvalidArgumentError } from 'commander';
import {
  type CompileFlags,
  compileOptionsOf,
  unknownFieldsOption,
  webFontsOption,
} from '../compile-flags.ts';
import { localeValue, wholeNumber } from '../option-values.ts';
import { templatesFolderOf } from '../templates-folder.ts';

interface SendFlags extends CompileFlags {
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

The data is one invoice per line (NDJSON), a JSON array, or one invoice. Each mail goes to relation.email, replies go to
company.email, and relation.language sets the language. Without --live, every mail is written to a file instead.
Set FACTEUR_SMTP to the URL of the mail server to keep its password off the command line.

Exit codes: 0 every mail was sent or captured, 1 some were not, 2 the command line is wrong, 130 interrupted.`;

/** `facteur send`: a mail for every invoice of a data file. */
export function sendCommand(): Command {
  return new Command('send')
    .description(
      'Sends a mail for every invoice in a data file. Without --live, each mail is written to a file instead.',
    )
    .argument('<template>', 'name of the template, such as invoice')
    .requiredOption(
      '-d, --data <file>',
      'NDJSON file, JSON array of invoices, or one invoice; - reads standard input',
    )
    .requiredOption('--from <address>', "sender of the mails, such as 'Acme <invoices@example.com>'")
    .option('--reply-to <address>', 'where replies go (default: company.email of the invoice)')
    .option('--smtp <url>', 'mail server, smtp:// or smtps:// (default: FACTEUR_SMTP)')
    .option(
      '--smtputf8',
      'the mail server supports SMTPUTF8, so addresses may have non-ASCII letters before the @',
    )
    .option('--live', 'send the mails; without it nothing leaves this machine')
    .option('--capture <folder>', 'folder for the mails when --live is not given', 'captured-mail')
    .option('--report <file>', 'write the result of each invoice as a line of JSON')
    .option('--continue', 'skip the mails that the report lists as sent or unknown')
    .option('-l, --locale <tag>', 'language for customers without relation.language', localeValue, 'en')
    .option(
      '-t, --templates <folder>',
      'folder of templates (default: ./templates if it has the template, else the shipped ones)',
    )
    .option('--concurrency <number>', 'maximum number of mails in flight', wholeNumber(1, 1000), 5)
    .option('--rate <number>', 'maximum number of mails per second (default: no limit)', readRate)
    .addOption(unknownFieldsOption())
    .addOption(webFontsOption())
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
    compile: compileOptionsOf(flags),
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

function readRate(value: string): number {
  const rate = Number(value);
  if (rate >= 0.001 && rate <= 100_000) return rate;
  throw new InvalidArgumentError('Expected a number from 0.001 to 100000.');
}
