import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { type CommandEntry, commands } from './command-list.ts';
import { describeError } from './describe-error.ts';
import { exitCodes } from './exit-codes.ts';
import { errorTerminal, outputTerminal } from './terminal/terminal.ts';

/** Runs one command line, prints its output, and sets the exit code of the process. */
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

Exit codes: 0 success, 1 a template or its data is wrong, 2 the command line is wrong.`;

async function createProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('facteur')
    .description('Turns an invoice into a payment e-mail that people trust and pay.')
    .version(await readVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText('after', examples)
    .showHelpAfterError('Run it with --help to see its arguments and options.')
    .configureOutput({
      writeOut: (text) => outputTerminal.write(text),
      writeErr: (text) => errorTerminal.write(text),
      outputError: (text, write) =>
        write(text.replace(/^error: (.)/, (_, first: string) => `Error: ${first.toUpperCase()}`)),
    })
    .exitOverride();
  const asked = askedFor(args);
  for (const entry of commands) {
    // The others are needed by name alone: for the list of commands, and to suggest one.
    const command = entry === asked ? await entry.load() : new Command(entry.name);
    program.addCommand(command.summary(entry.summary).copyInheritedSettings(program));
  }
  const usages = new Map(commands.map(({ name, usage }) => [name, usage]));
  return program.configureHelp({
    subcommandTerm: (command) => `${command.name()} ${usages.get(command.name()) ?? '[command]'}`,
  });
}

/** The command that runs, or whose help is printed. */
function askedFor(args: readonly string[]): CommandEntry | undefined {
  const [first, second] = args.filter((word) => !word.startsWith('-'));
  const name = first === 'help' ? second : first;
  return commands.find((entry) => entry.name === name);
}

async function readVersion(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
