import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { type CommandEntry, commands } from './command-list.ts';
import { describeError } from './describe-error.ts';
import { exitCodes } from './exit-codes.ts';
import { errorTerminal, outputTerminal } from './terminal/terminal.ts';

/** Runs one command line, prints what comes of it, and sets the exit code of the process. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    const program = await createProgram(args);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed the help, the version or the mistake itself.
      process.exitCode = error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
      return;
    }
    const { message, exitCode } = describeError(error, process.env.FACTEUR_DEBUG === '1');
    errorTerminal.write(`${errorTerminal.paint('red', 'Error:')} ${message}\n`);
    process.exitCode = exitCode;
  }
}

const examples = `
Examples:
  $ facteur render invoice --data invoice.json --locale fr --out mails
  $ facteur render --all --out out
  $ facteur fields --locale nl

Exit codes: 0 done, 1 a template or its data is wrong, 2 the command is.`;

async function createProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('facteur')
    .description('Turns an invoice into a payment e-mail that people trust and pay.')
    .version(await readVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .addHelpText('after', examples)
    .showHelpAfterError('Run it with --help to see what it takes.')
    .configureOutput({
      writeOut: (text) => outputTerminal.write(text),
      writeErr: (text) => errorTerminal.write(text),
      outputError: (text, write) =>
        write(text.replace(/^error: (.)/, (_, first: string) => `Error: ${first.toUpperCase()}`)),
    })
    .exitOverride();
  for (const entry of entriesFor(args)) {
    const command = await entry.load();
    program.addCommand(command.copyInheritedSettings(program));
  }
  return program;
}

/** The command that is asked for, alone; all of them for the help and for a name that is none. */
function entriesFor(args: readonly string[]): readonly CommandEntry[] {
  const asked = commands.filter((entry) => entry.name === args[0]);
  return asked.length > 0 ? asked : commands;
}

async function readVersion(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
