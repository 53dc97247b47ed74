import { FacteurError } from '../../errors.ts';
import { isObject, type PlainObject } from '../../fields/read/plain-object.ts';
import type { DataText } from './data-text.ts';
import { readElements } from './read-elements.ts';
import { readLines } from './read-lines.ts';

/** The data of one invoice in a data file, or why there is none. */
export type DataLine =
  | { readonly line: number; readonly data: PlainObject }
  | { readonly line: number; readonly error: FacteurError };

/**
 * Streams invoices from NDJSON, from a JSON array, which starts with `[`, or from the data of one invoice. A bad one is told by its line, and the rest
 * goes on; no text of the file is repeated, for it is personal data.
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

/** An object that goes on below its first line, as editors format the data of one invoice; no line of NDJSON is this. */
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
    return isObject(data) ? { line, data } : refuse('is no JSON object with the data of an invoice');
  } catch (error) {
    // V8's message quotes the text; only the place in it is told.
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    return refuse(`is not JSON${place === undefined ? '' : ` (at character ${Number(place) + 1})`}`);
  }
}

/** The first bytes that are no white space, and everything, without a byte order mark. */
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
