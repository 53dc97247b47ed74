#!/usr/bin/env node
// Any Node may run this file, so it uses nothing newer than ES modules and imports nothing before the check.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Error: facteur needs Node 20.19 or later; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  endQuietlyWhenTheReaderLeaves();
  void import('./run.ts').then(({ run }) => run(process.argv.slice(2)));
}

/** `facteur fields | head` closes the pipe before everything is written. */
function endQuietlyWhenTheReaderLeaves(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}
