import { Command, InvalidArgumentError } from 'commander';
import { didYouMean } from '../../fields/near-name.ts';
import { type FindingsFormat, findingsFormats } from '../check/findings-formats.ts';
import { exitCodes } from '../exit-codes.ts';
import { readLocale } from '../read-locale.ts';

interface CheckFlags {
  readonly format: FindingsFormat;
  readonly template?: string;
  readonly locale?: string;
  readonly sample?: string;
  readonly allow?: string;
  readonly clients?: readonly string[];
  readonly rules?: readonly string[];
  readonly from?: string;
  readonly maxWarnings?: number;
}

const examples = `
Examples:
  $ facteur check                                      ./templates, every template, language and sample
  $ facteur check templates --template reminder --locale nl
  $ facteur check --rules payment,fields/unknown       these rules and groups alone
  $ facteur check --clients gmail.*,outlook.windows    the mail clients of your customers
  $ facteur check --format github --max-warnings 0     for a pipeline that lets nothing pass

Findings that are accepted stand in <templates>/checks.json, each with its reason: docs/checks.md.
Exit codes: 0 no error was found, 1 one was, 2 the command is wrong.`;

/** `facteur check`: finds what could go wrong in an inbox, and says where to fix it. */
export function checkCommand(): Command {
  return new Command('check')
    .summary('find what could go wrong in an inbox')
    .description(
      'Checks the source of every template and the mails of its samples, and says what to fix, and where.',
    )
    .argument('[templates]', 'folder of templates', 'templates')
    .option('-f, --format <name>', `one of ${findingsFormats.join(', ')}`, readFormat, 'pretty')
    .option('-t, --template <name>', 'check one template')
    .option('-l, --locale <tag>', 'check one language', readLocale)
    .option('-s, --sample <name>', 'check one sample')
    .option(
      '--allow <file>',
      'findings that are accepted (default: <templates>/checks.json, where there is one)',
    )
    .option('--clients <list>', 'mail clients to check for, such as gmail.*,outlook.windows', readList)
    .option('--rules <list>', 'rules or groups of rules to check, such as payment,clients/support', readList)
    .option('--from <address>', 'address that the mails come from (default: that of the company in the data)')
    .option('--max-warnings <number>', 'fail with more warnings than this', readCount)
    .configureHelp({ optionDescription: (option) => option.description })
    .addHelpText('after', examples)
    .action(act);
}

async function act(folder: string, flags: CheckFlags): Promise<void> {
  const { checkFolder } = await import('../check/check-folder.ts');
  const isPassed = await checkFolder({ folder, ...flags });
  process.exitCode = isPassed ? exitCodes.success : exitCodes.content;
}

function readFormat(value: string): FindingsFormat {
  const format = findingsFormats.find((known) => known === value);
  if (format !== undefined) return format;
  throw new InvalidArgumentError(
    `There is no format "${value}".${didYouMean(value, findingsFormats)} There are ${findingsFormats.join(', ')}.`,
  );
}

function readList(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readCount(value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number, such as 0.');
}
