import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import {
  type CompileFlags,
  compileOptionsOf,
  unknownFieldsOption,
  webFontsOption,
} from '../compile-flags.ts';
import { instantValue, portValue } from '../option-values.ts';
import { stopSignal } from '../stop-signal.ts';
import { errorTerminal, outputTerminal } from '../terminal/terminal.ts';

interface PreviewFlags extends CompileFlags {
  readonly port: number;
  readonly host: string;
  readonly open?: true;
  readonly snapshots?: string;
  readonly smtp?: string;
  readonly from?: string;
  readonly now?: Date;
}

const examples = `
Examples:
  $ facteur preview                                    the folder "templates"
  $ facteur preview mails --port 5000 --open
  $ facteur preview --smtp smtp://localhost:1025 --from 'Acme <invoices@example.com>'

The page updates when you save a file. Nothing is sent without --smtp and --from. Set FACTEUR_SMTP to the URL of the
mail server to keep its password off the command line. Press Ctrl-C to stop.`;

/** `facteur preview`: a local page that shows every mail as it will arrive. */
export function previewCommand(): Command {
  return new Command('preview')
    .description(
      'Serves a local page that shows every mail of a templates folder, and updates when you save a file.',
    )
    .argument('[templates]', 'folder of templates', 'templates')
    .option(
      '-p, --port <number>',
      'port to listen on; if it is taken, the next free one; 0 for any',
      portValue,
      4400,
    )
    .option(
      '--host <address>',
      'address to listen on; another one lets other machines see the mails',
      '127.0.0.1',
    )
    .option('--open', 'open the page in the browser')
    .option('--snapshots <folder>', 'folder of approved mails (default: snapshots, if it exists)')
    .option('--smtp <url>', 'mail server for test mails, smtp:// or smtps:// (default: FACTEUR_SMTP)')
    .option('--from <address>', "sender of test mails, such as 'Acme <invoices@example.com>'")
    .option(
      '--now <instant>',
      'when the mails go out (default: the date of the samples, 2026-11-22)',
      instantValue,
    )
    .addOption(unknownFieldsOption())
    .addOption(webFontsOption())
    .addHelpText('after', examples)
    .action(preview);
}

async function preview(templates: string, flags: PreviewFlags): Promise<void> {
  const { startPreview } = await import('../../preview/start-preview.ts');
  const { port, host, from, now } = flags;
  const snapshots = flags.snapshots ?? ((await isFolder('snapshots')) ? 'snapshots' : undefined);
  // The environment may name a mail server for other commands, so it is used only if a sender is given.
  const smtp = flags.smtp ?? (from === undefined ? undefined : process.env.FACTEUR_SMTP);
  const running = await startPreview({
    templates,
    ...compileOptionsOf(flags),
    port,
    host,
    ...(snapshots === undefined ? {} : { snapshots }),
    ...(smtp === undefined ? {} : { smtp }),
    ...(from === undefined ? {} : { from }),
    ...(now === undefined ? {} : { now }),
  });
  if (port !== 0 && running.port !== port)
    errorTerminal.write(`Port ${port} is taken; the next free one is ${running.port}.\n`);
  outputTerminal.write(`Previewing ${templates} on ${running.url}\n`);
  if (!(await isFolder(templates)))
    outputTerminal.write(
      `There is no folder ${templates} yet. Make the first template: facteur init ${templates}\n`,
    );
  const stopped = stopSignal();
  if (flags.open === true) await openBrowser(running.url);
  await stopped;
  await running.close();
}

async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  // A machine without a browser still has the address above.
  const child = await open(url).catch(() => undefined);
  child?.on('error', () => errorTerminal.write('No browser could be opened.\n'));
}

async function isFolder(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined))?.isDirectory() === true;
}
