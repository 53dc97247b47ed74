// Loads a server on this machine over 50 connections for some seconds, again for each message that says which.
import { connect } from 'node:net';

export interface Load {
  readonly port: number;
  readonly paths: readonly string[];
}

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
}

process.on('message', async (load: Load & { readonly seconds: number }) => {
  const took: number[] = [];
  const start = performance.now();
  const end = start + load.seconds * 1000;
  await Promise.all(Array.from({ length: 50 }, (_, index) => keepAsking(load, index, end, took)));
  const seconds = (performance.now() - start) / 1000;
  took.sort((a, b) => a - b);
  process.send?.({
    perSecond: took.length / seconds,
    p99: took[Math.floor(took.length * 0.99)] ?? 0,
  } satisfies LoadResult);
});

/** One connection: asks, waits for the answer, asks again. Answers have no body. */
function keepAsking({ port, paths }: Load, first: number, end: number, took: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nhost: pay.example.be\r\n\r\n`));
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let index = first;
    let sent = 0;
    const ask = (): void => {
      sent = performance.now();
      socket.write(requests[index++ % requests.length]!);
    };
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      if (chunk.toString('latin1', 9, 12) !== '302' || chunk.toString('latin1').slice(-4) !== '\r\n\r\n')
        return reject(new Error('not a redirect'));
      const now = performance.now();
      took.push(now - sent);
      if (now < end) return ask();
      socket.end();
      resolve();
    });
  });
}
