// Quoted-printable with strings, as simple as RFC 2045 describes it. The byte writer must give the same result.

/** RFC 2045, section 6.7: at most 76 characters in a line, including the `=` of a soft line break. */
const longestLine = 76;
const softBreak = '=\r\n';

/** Encodes a whole text, UTF-8, line breaks as CRLF. @see https://www.rfc-editor.org/rfc/rfc2045#section-6.7 */
export function encodeQuotedPrintable(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  let escaped = lines.replace(toEscape, escapeCharacter);
  if (escaped.includes(' \n') || escaped.endsWith(' ')) escaped = escaped.replace(/ (?=\n|$)/g, '=20');
  return breakLines(escaped);
}

/** Goes from line break to line break. Most lines are short, and need no change. */
function breakLines(escaped: string): string {
  let broken = '';
  let taken = 0;
  for (let start = 0; start <= escaped.length; ) {
    const found = escaped.indexOf('\n', start);
    const end = found === -1 ? escaped.length : found;
    if (end - start >= longestLine) {
      broken += `${escaped.slice(taken, start)}${wrap(escaped.slice(start, end))}`;
      taken = end;
    }
    start = end + 1;
  }
  return (broken + escaped.slice(taken)).replaceAll('\n', '\r\n');
}

/**
 * Encodes a piece of a text. Pieces can be joined in any order: each starts at the beginning of a line and ends with its
 * own line break or a soft one.
 */
export function encodePiece(text: string): string {
  const plain = plainLength(text);
  if (plain === text.length) return plain === 0 ? '' : text + softBreak;
  const encoded = text.length <= longestLine ? encodeShort(text, plain) : undefined;
  if (encoded !== undefined) return encoded + softBreak;
  const lines = encodeQuotedPrintable(text);
  return lines.endsWith('\r\n') ? lines : lines + softBreak;
}

/** The number of characters from the start that need no encoding and fit on one line. */
function plainLength(text: string): number {
  const end = Math.min(text.length, longestLine - 1);
  for (let position = 0; position < end; position++) {
    const code = text.charCodeAt(position);
    if (code < 32 || code > 126 || code === 61) return position;
  }
  return end;
}

/** Encodes a value on one line, or gives up if it does not fit or has a line break. */
function encodeShort(text: string, plain: number): string | undefined {
  let encoded = text.slice(0, plain);
  let start = plain;
  for (let position = plain; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code >= 32 && code <= 126 && code !== 61) continue;
    if (code === 10 || code === 13) return undefined;
    const size = code >= 0xd800 && code < 0xdc00 ? 2 : 1;
    encoded += text.slice(start, position) + escapeCharacter(text.slice(position, position + size));
    position += size - 1;
    start = position + 1;
  }
  encoded += text.slice(start);
  return encoded.length < longestLine ? encoded : undefined;
}

/** Encodes one character at a time. */
const toEscape = /[^\n -<>-~]/gu;

const hex = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);

function escapeCharacter(character: string): string {
  // The two characters in nearly every amount and attribute.
  if (character === '\u00a0') return '=C2=A0';
  if (character === '=') return '=3D';
  let escaped = '';
  for (const byte of Buffer.from(character, 'utf8')) escaped += hex[byte]!;
  return escaped;
}

/** Breaks a line softly, never inside `=XX`. */
function wrap(escaped: string): string {
  let wrapped = '';
  let start = 0;
  while (escaped.length - start >= longestLine) {
    let end = start + longestLine - 1;
    if (escaped.charCodeAt(end - 1) === 61) end -= 1;
    else if (escaped.charCodeAt(end - 2) === 61) end -= 2;
    wrapped += `${escaped.slice(start, end)}=\n`;
    start = end;
  }
  return wrapped + escaped.slice(start);
}
