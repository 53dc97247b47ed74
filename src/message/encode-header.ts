import type { Address } from './addresses.ts';
import { toUnicodeDomain } from './international-domain.ts';

/** `Name <local@domain>` as an address header carries it, the name quoted or encoded where it must be. */
export function encodeAddress({ name, address, domain, requiresSmtpUtf8 }: Address): string {
  // Where the header cannot be ASCII anyway, the domain reads as people write it.
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

/** A cleaned text as an unstructured header carries it: as it is where it is ASCII, else in encoded words. */
export function encodeText(text: string): string {
  return isPrintable(text) ? text : encodeWords(text);
}

function isPrintable(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text) && !text.includes('=?');
}

// RFC 2047 2: a line with an encoded word has at most 76 characters. `=?utf-8?B?` and `?=` take 12, base64 of 39 bytes
// takes 52, and the first word shares its line with `Subject: ` or `Reply-To: `.
const bytesPerWord = 39;

function encodeWords(text: string): string {
  const words: string[] = [];
  let word = '';
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > bytesPerWord) {
      words.push(word);
      word = '';
      bytes = 0;
    }
    word += character;
    bytes += size;
  }
  words.push(word);
  return words.map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ');
}

/** The header as it stands in the message: folded at spaces so that lines stay within 76 characters, ended by CRLF. */
export function foldHeader(name: string, value: string): string {
  if (name.length + value.length + 2 <= 76) return `${name}: ${value}\r\n`;
  let folded = `${name}:`;
  let column = folded.length;
  for (const word of value.split(/(?<=[^ ])(?= )/)) {
    const piece = word.startsWith(' ') ? word : ` ${word}`;
    if (column + piece.length > 76 && column > name.length + 1) {
      folded += '\r\n';
      column = 0;
    }
    folded += piece;
    column += piece.length;
  }
  return `${folded}\r\n`;
}
