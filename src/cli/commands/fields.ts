import { Command } from 'commander';
import { catalogue } from '../../fields/catalogue.ts';
import { describeFields } from '../fields/describe-fields.ts';
import { formatFields } from '../fields/format-fields.ts';
import { readLocale } from '../read-locale.ts';
import { outputTerminal } from '../terminal/terminal.ts';

const examples = `
Examples:
  $ facteur fields
  $ facteur fields --locale nl
  $ facteur fields --json > fields.json`;

/** `facteur fields`: the catalogue of merge fields. */
export function fieldsCommand(): Command {
  return new Command('fields')
    .summary('list the merge fields that a template can use')
    .description(
      'Lists the merge fields: what each holds, where it may stand, and an example as a mail shows it.',
    )
    .option('-l, --locale <tag>', 'language that the examples are written in', readLocale, 'en')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examples)
    .action((flags: { locale: string; json?: true }) => {
      const fields = describeFields(catalogue, flags.locale);
      outputTerminal.write(
        flags.json === true
          ? `${JSON.stringify(fields, undefined, 2)}\n`
          : formatFields(fields, outputTerminal),
      );
    });
}
