import { Command } from 'commander';
import { type FindingsFormat, findingsFormats } from '../check/findings-formats.ts';
import {
  type CompileFlags,
  compileOptionsOf,
  unknownFieldsOption,
  webFontsOption,
} from '../compile-flags.ts';
import { exitCodes } from '../exit-codes.ts';
import { localeValue, nameFrom, wholeNumber } from '../option-values.ts';

interface CheckFlags extends CompileFlags {
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
  $ facteur check --rules payment,fields/unknown       only these rules and groups
  $ facteur check --clients gmail.*,outlook.windows    the mail clients of your customers
  $ facteur check --format github --max-warnings 0     for CI: fail on warnings too

Accepted findings are listed in <templates>/checks.json, each with its reason: see docs/checks.md.
Exit codes: 0 no errors, 1 at least one error, 2 the command line is wrong.`;

/** `facteur check`: finds what could go wrong in an inbox and where to fix it. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'Checks the source of every template and the mails of its samples, and tells you what to fix and where.',
    )
    .argument('[templates]', 'folder of templates', 'templates')
    .option(
      '-f, --format <name>',
      `one of ${findingsFormats.join(', ')}`,
      nameFrom(findingsFormats),
      'pretty',
    )
    .option('-t, --template <name>', 'check one template')
    .option('-l, --locale <tag>', 'check one language', localeValue)
    .option('-s, --sample <name>', 'check one sample')
    .option('--allow <file>', 'file of accepted findings (default: <templates>/checks.json, if it exists)')
    .option('--clients <list>', 'mail clients to check for, such as gmail.*,outlook.windows', readList)
    .option('--rules <list>', 'rules or groups of rules to check, such as payment,clients/support', readList)
    .option('--from <address>', 'sender address (default: company.email in the data)')
    .option('--max-warnings <number>', 'fail if there are more warnings than this', wholeNumber(0, 999_999))
    .addOption(unknownFieldsOption())
    .addOption(webFontsOption())
    .configureHelp({ optionDescription: (option) => option.description })
    .addHelpText('after', examples)
    .action(act);
}

async function act(folder: string, flags: CheckFlags): Promise<void> {
  const { checkFolder } = await import('../check/check-folder.ts');
  const { unknownFields: _fields, webFonts: _fonts, ...rest } = flags;
  const isPassed = await checkFolder({ folder, ...rest, compile: compileOptionsOf(flags) });
  process.exitCode = isPassed ? exitCodes.success : exitCodes.content;
}

function readList(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
