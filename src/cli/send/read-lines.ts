import { type DataText, largestInvoice, toDataText } from './data-text.ts';

const newline = 0x0a;

/** Reads the invoices of a file with one per line (NDJSON). Empty lines are skipped; CRLF ends a line too. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<DataText> {
  let pieces: Buffer[] = [];
  let size = 0;
  let line = 1;
  const take = (piece: Buffer): void => {
    size += piece.length;
    if (size > largestInvoice) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      take(chunk.subarray(start, end));
      if (!isBlank(pieces, size)) yield toDataText(line, pieces, size);
      pieces = [];
      size = 0;
      line += 1;
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (!isBlank(pieces, size)) yield toDataText(line, pieces, size);
}

function isBlank(pieces: readonly Buffer[], size: number): boolean {
  return size <= largestInvoice && pieces.every((piece) => piece.every((byte) => byte <= 0x20));
}
