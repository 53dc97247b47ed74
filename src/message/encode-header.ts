import type { Address } from './addresses.ts';
import { toUnicodeDomain } from './international-domain.ts';

/** Encodes `Name <local@domain>` for an address header, with the name quoted or encoded if needed. */
export function encodeAddress({ name, address, domain, requiresSmtpUtf8 }: Address): string {
  // If the header cannot be ASCII anyway, the domain is written as people know it.
  const written = requiresSmtpUtf8
    ? `${address.slice(0, -domain.length)}${toUnicodeDomain(domain)}`
    : address;
  return name === '' ? written : `${encodePhrase(name)} <${written}>`;
}

/** A display name: words as they are, a quoted string (RFC 5322 3.2.4), or encoded words (RFC 2047). */
function encodePhrase(name: string): string {
  if (/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+$/.test(name) && !name.includes('=?')) return name;
  if (isPrintable(name)) return `"${name.replace(/["\\]/g, '\\$&')}"`;
  return encodeWords(name);
}

/** Encodes a cleaned text for an unstructured header: unchanged if it is ASCII, else as encoded words. */
export function encodeText(text: string): string {
  return isPrintable(text) ? text : encodeWords(text);
}

function isPrintable(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text) && !text.includes('=?');
}

// RFC 2047 2: a line with an encoded word has at most 76 characters: 12 for `=?utf-8?B?` and `?=`, 52 for 39 bytes in
// base64, and up to 10 for `Subject: ` or `Reply-To: ` before the first word.
const bytesPerWord = 39;

function encodeWords(text: string): string {
  let words = '';
  let start = 0;
  let bytes = 0;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    const isPair = code >= 0xd800 && code < 0xdc00;
    const size = isPair ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    if (bytes + size > bytesPerWord) {
      words += `${encodeWord(text.slice(start, position))} `;
      start = position;
      bytes = 0;
    }
    if (isPair) position++;
    bytes += size;
  }
  return words + encodeWord(text.slice(start));
}

function encodeWord(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

/** Writes a header as it is in the message: folded at spaces to lines of at most 76 characters, each ended by CRLF. */
export function foldHeader(name: string, value: string): string {
  if (name.length + value.length + 2 <= 76) return `${name}: ${value}\r\n`;
  let folded = `${name}:`;
  let column = folded.length;
  for (let start = 0; start < value.length; ) {
    const end = endOfWord(value, start);
    const piece = value.charCodeAt(start) === space ? value.slice(start, end) : ` ${value.slice(start, end)}`;
    if (column + piece.length > 76 && column > name.length + 1) {
      folded += '\r\n';
      column = 0;
    }
    folded += piece;
    column += piece.length;
    start = end;
  }
  return `${folded}\r\n`;
}

const space = 32;

/** The position of the space before the next word. */
function endOfWord(value: string, start: number): number {
  for (let end = start + 1; end < value.length; end++)
    if (value.charCodeAt(end) === space && value.charCodeAt(end - 1) !== space) return end;
  return value.length;
}
