// The commands of payment links alone, from the built package, for tests that need a process of their own.
import { Command } from 'commander';
import { connectCommand } from '../../dist/cli/commands/connect.js';
import { linksCommand } from '../../dist/cli/commands/links.js';

try {
  await new Command('facteur').addCommand(linksCommand()).addCommand(connectCommand()).parseAsync();
} catch ({ code, message }) {
  console.error(`${code}: ${message}`);
  process.exitCode = 1;
}
