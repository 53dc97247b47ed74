import { createReadStream } from 'node:fs';
import path from 'node:path';
import { FacteurError } from '../../errors.ts';

/** Data of one invoice, with the file name of its mail. */
export interface InvoiceData {
  readonly name: string;
  readonly data: unknown;
}

/** Far more than an invoice of ten thousand lines takes. */
const largestInput = 20_000_000;

/** Reads invoice data from a JSON file, or from standard input for `-`. @throws FacteurError */
export async function readInvoiceData(file: string): Promise<InvoiceData> {
  const isInput = file === '-';
  const shownName = isInput ? 'standard input' : file;
  const text = await readText(isInput ? process.stdin : createReadStream(file), shownName);
  return { name: isInput ? 'stdin' : path.parse(file).name, data: await parseJson(text, shownName) };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
};

async function readText(stream: AsyncIterable<unknown>, shownName: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestInput) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new FacteurError(
      'file-not-readable',
      `Cannot read the invoice data from ${shownName}: ${reasons[code ?? ''] ?? message}.`,
      { cause },
    );
  }
  if (size > largestInput)
    throw new FacteurError(
      'invalid-json-data',
      `${shownName} has more than ${largestInput} bytes. One run takes the data of one invoice.`,
    );
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

async function parseJson(text: string, shownName: string): Promise<unknown> {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const { describeJsonMistake } = await import('./describe-json-mistake.ts');
    throw new FacteurError('invalid-json-data', describeJsonMistake(text, shownName), { cause });
  }
}
