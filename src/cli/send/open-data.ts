import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { FacteurError } from '../../errors.ts';

/** A data file as it is read. */
export interface OpenData {
  readonly chunks: AsyncIterable<Buffer>;
  /** Share that was read, 0 to 1; undefined if the size is unknown. */
  readonly share: () => number | undefined;
  close(): void;
}

/** Bytes per read. */
const chunkSize = 65_536;

/** Opens a data file, or standard input for `-`. @throws FacteurError `file-not-readable` */
export async function openData(file: string): Promise<OpenData> {
  if (file === '-')
    return { chunks: process.stdin, share: () => undefined, close: () => void process.stdin.destroy() };
  const unreadable = (cause: unknown): FacteurError =>
    new FacteurError('file-not-readable', `The data cannot be read: ${(cause as Error).message}`, { cause });
  const found = await stat(file).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  if (found.isDirectory()) throw new FacteurError('file-not-readable', `The data file ${file} is a folder.`);
  // Opened on the first read, so that a run that ends before leaves no open file and no unhandled error.
  let stream: ReadStream | undefined;
  let used = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    stream = createReadStream(file, { highWaterMark: chunkSize });
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        yield chunk;
        used += chunk.length;
      }
    } catch (cause) {
      throw unreadable(cause);
    }
  }
  return {
    chunks: chunks(),
    share: () => (found.size === 0 ? undefined : Math.min(1, used / found.size)),
    close: () => void stream?.destroy(),
  };
}
