import type { MimePart } from '../preview-api.ts';

/** Reads the headers and parts of a message that facteur built: CRLF, boundaries in quotes. */
export function readMessageParts(message: Buffer): {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly tree: MimePart;
} {
  const text = message.toString('latin1');
  return {
    headers: splitEntity(text).headers.map(([name, value]) => [name, fromUtf8(value)]),
    tree: readPart(text),
  };
}

function readPart(entity: string): MimePart {
  const { headers, body } = splitEntity(entity);
  const header = (name: string): string => headers.find(([known]) => known.toLowerCase() === name)?.[1] ?? '';
  const contentType = header('content-type');
  const boundary = /boundary="([^"]+)"/.exec(contentType)?.[1];
  const name =
    nameOf(contentType, header('content-disposition')) ?? /<([^>]+)>/.exec(header('content-id'))?.[1];
  return {
    contentType: contentType.split(';')[0]!.trim().toLowerCase() || 'text/plain',
    ...(name === undefined ? {} : { name }),
    bytes: entity.length,
    parts: boundary === undefined ? [] : splitParts(body, boundary).map(readPart),
  };
}

function nameOf(contentType: string, disposition: string): string | undefined {
  return /filename="?([^";]+)/.exec(disposition)?.[1] ?? /name="?([^";]+)/.exec(contentType)?.[1];
}

function splitEntity(entity: string): { headers: [string, string][]; body: string } {
  const end = entity.indexOf('\r\n\r\n');
  const head = (end === -1 ? entity : entity.slice(0, end)).replace(/\r\n[ \t]+/g, ' ');
  const headers = head
    .split('\r\n')
    .filter((line) => line.includes(':'))
    .map((line): [string, string] => [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
  return { headers, body: end === -1 ? '' : entity.slice(end + 4) };
}

function splitParts(body: string, boundary: string): string[] {
  return `\r\n${body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.slice(2));
}

function fromUtf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
