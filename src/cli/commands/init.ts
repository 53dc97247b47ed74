import { Command } from 'commander';
import { outputTerminal } from '../terminal/terminal.ts';

const examples = `
Examples:
  $ facteur init              templates/invoice, in English and Dutch, with two samples
  $ facteur init mails

Nothing is overwritten: a template called "invoice" that exists stays as it is.`;

/** `facteur init`: a first template to start from. */
export function initCommand(): Command {
  return new Command('init')
    .description('Creates a folder with a first template: an invoice with its strings and samples.')
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
