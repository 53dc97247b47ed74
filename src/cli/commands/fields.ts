import { Command } from 'commander';
import { catalogue } from '../../fields/catalogue.ts';
import { describeFields } from '../fields/describe-fields.ts';
import { formatFields } from '../fields/format-fields.ts';
import { localeValue } from '../option-values.ts';
import { outputTerminal } from '../terminal/terminal.ts';

const examples = `
Examples:
  $ facteur fields
  $ facteur fields --locale nl
  $ facteur fields --json > fields.json`;

/** `facteur fields`: the catalogue of merge fields. */
export function fieldsCommand(): Command {
  return new Command('fields')
    .description(
      'Lists the merge fields: what each one contains, where you can use it, and an example as it appears in a mail.',
    )
    .option('-l, --locale <tag>', 'language of the examples', localeValue, 'en')
    .option('--json', 'print JSON')
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
