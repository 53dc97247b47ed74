import { FacteurError } from '../../errors.ts';
import { isObject, type PlainObject } from '../../fields/read/plain-object.ts';
import type { DataText } from './data-text.ts';
import { readElements } from './read-elements.ts';
import { readLines } from './read-lines.ts';

/** The data of one invoice in a data file, or the error. */
export type DataLine =
  | { readonly line: number; readonly data: PlainObject }
  | { readonly line: number; readonly error: FacteurError };

/**
 * Streams invoices from NDJSON, from a JSON array (which starts with `[`) or from the data of one invoice. A bad invoice is
 * reported by its line, and reading continues. Errors repeat no text of the file, which is personal data.
 * @throws FacteurError `invalid-json-data` for a file in another encoding
 */
export async function* readInvoices(chunks: AsyncIterable<Buffer>): AsyncGenerator<DataLine> {
  const { first, all } = await peek(chunks);
  const start = first.toString('latin1').trimStart();
  const texts = start.startsWith('[')
    ? readElements(all)
    : oneInvoice.test(start)
      ? readElements(asList(all))
      : readLines(all);
  for await (const text of texts) yield parse(text);
}

/** An object that continues below its first line, as editors format the data of one invoice. A line of NDJSON never does. */
const oneInvoice = /^\{[ \t\r]*\n/;

async function* asList(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('[');
  yield* chunks;
  yield Buffer.from(']');
}

function parse({ line, text, problem }: DataText): DataLine {
  const refuse = (why: string): DataLine => ({
    line,
    error: new FacteurError('invalid-line', `Line ${line} ${why}.`),
  });
  if (text === undefined) return refuse(problem!);
  try {
    const data = JSON.parse(text) as unknown;
    return isObject(data) ? { line, data } : refuse('is not a JSON object with the data of an invoice');
  } catch (error) {
    // V8's message quotes the text, so only the position is reported.
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    return refuse(`is not JSON${place === undefined ? '' : ` (at character ${Number(place) + 1})`}`);
  }
}

/** The first bytes after white space, and all bytes, without a byte order mark. */
async function peek(chunks: AsyncIterable<Buffer>): Promise<{ first: Buffer; all: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < 4 || first.toString('latin1').trim() === '') {
    const next = await iterator.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
    if (first.length > 100_000) break;
  }
  if ((first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff) || first[1] === 0)
    throw new FacteurError('invalid-json-data', 'The data is UTF-16. Save it as UTF-8.');
  if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf) first = first.subarray(3);
  async function* all(): AsyncGenerator<Buffer> {
    try {
      yield first;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
        yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { first, all: all() };
}
