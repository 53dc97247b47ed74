#!/usr/bin/env node
import { run } from './run.ts';

endQuietlyWhenTheReaderLeaves();
await run(process.argv.slice(2));

/** `facteur fields | head` closes the pipe before everything is written. */
function endQuietlyWhenTheReaderLeaves(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}
