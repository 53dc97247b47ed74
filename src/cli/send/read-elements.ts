import { type DataText, largestInvoice, toDataText } from './data-text.ts';

const [quote, backslash, comma, newline] = [0x22, 0x5c, 0x2c, 0x0a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Reads the invoices of a JSON array one element at a time, so that only one is in memory. An element that is not valid
 * JSON is reported alone, as long as its brackets and quotes match.
 */
export async function* readElements(chunks: AsyncIterable<Buffer>): AsyncGenerator<DataText> {
  let line = 1;
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let pieces: Buffer[] = [];
  let size = 0;
  /** Line of the first byte of the element, or 0 before it. */
  let startLine = 0;
  let count = 0;
  const take = (piece: Buffer): void => {
    size += piece.length;
    if (size > largestInvoice) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const finish = (): DataText => {
    const element = toDataText(startLine === 0 ? line : startLine, pieces, size);
    pieces = [];
    size = 0;
    startLine = 0;
    count += 1;
    return element;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index]!;
      if (byte === newline) line += 1;
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isText = false;
        continue;
      }
      if (byte <= 0x20) continue;
      const isEnd = depth === 1 && (byte === comma || byte === closeBracket);
      if (depth === 0) {
        if (byte !== openBracket || count > 0) {
          yield { line, problem: 'comes after the end of the list' };
          return;
        }
        depth = 1;
        start = index + 1;
        continue;
      }
      if (isEnd) {
        take(chunk.subarray(start, index));
        start = index + 1;
        const isEmptyList = byte === closeBracket && count === 0 && startLine === 0;
        if (isEmptyList) count = 1;
        else yield finish();
        if (byte === closeBracket) {
          depth = 0;
          pieces = [];
          size = 0;
        }
        continue;
      }
      if (startLine === 0) startLine = line;
      if (byte === quote) isText = true;
      else if (byte === openBrace || byte === openBracket) depth += 1;
      else if (byte === closeBrace || byte === closeBracket) depth -= 1;
    }
    if (depth > 0) take(chunk.subarray(start));
  }
  if (depth > 0)
    yield { line: startLine === 0 ? line : startLine, problem: 'is cut off: the list is not closed' };
}
