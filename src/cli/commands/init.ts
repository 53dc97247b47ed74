import { Command } from 'commander';
import { outputTerminal } from '../terminal/terminal.ts';

const examples = `
Examples:
  $ facteur init              templates/invoice: a template in English and Dutch with two samples
  $ facteur init mails

Nothing is overwritten: a folder that has a template called "invoice" stays as it is.`;

/** `facteur init`: a first template to start from. */
export function initCommand(): Command {
  return new Command('init')
    .summary('make a first template to start from')
    .description(
      'Makes a folder of templates with a first one in it: an invoice with its strings and samples.',
    )
    .argument('[folder]', 'folder of templates', 'templates')
    .addHelpText('after', examples)
    .action(init);
}

async function init(folder: string): Promise<void> {
  const { writeFirstTemplate } = await import('../init/write-first-template.ts');
  for (const file of await writeFirstTemplate(folder)) outputTerminal.write(`${file}\n`);
  const argument = folder === 'templates' ? '' : ` ${folder}`;
  outputTerminal.write(`
See it while you edit it:  npx facteur preview${argument}
Fields that it can use:    npx facteur fields
`);
}
