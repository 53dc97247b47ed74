import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * Asks a question in a terminal.
 * @param secret hides the answer while it is typed
 */
export async function askInTerminal(question: string, secret: boolean): Promise<string> {
  let muted = false;
  const output = new Writable({
    write(chunk, _, done) {
      if (!muted) process.stderr.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  terminal.once('SIGINT', () => {
    terminal.close();
    process.kill(process.pid, 'SIGINT');
  });
  try {
    const answer = terminal.question(`${question}: `);
    muted = secret;
    return (await answer).trim();
  } finally {
    terminal.close();
    if (secret) process.stderr.write('\n');
  }
}
