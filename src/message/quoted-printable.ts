/** RFC 2045, section 6.7: at most 76 characters in a line, the `=` of a soft line break included. */
const longestLine = 76;
const softBreak = '=\r\n';

/** Encodes a whole text, UTF-8, line breaks as CRLF. @see https://www.rfc-editor.org/rfc/rfc2045#section-6.7 */
export function encodeQuotedPrintable(text: string): string {
  let encoded = '';
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end === -1) return encoded + encodeLine(text.slice(start));
    const hasReturn = end > start && text.charCodeAt(end - 1) === 13;
    encoded += `${encodeLine(text.slice(start, hasReturn ? end - 1 : end))}\r\n`;
    start = end + 1;
  }
}

/**
 * Encodes a piece of a text so that pieces can be put together in any order: each starts at the beginning of a line and
 * ends with a soft line break, or with the line break that it ends with itself.
 */
export function encodePiece(text: string): string {
  if (text === '') return '';
  if (shortAndPlain.test(text)) return text + softBreak;
  const encoded = encodeQuotedPrintable(text);
  return encoded.endsWith('\r\n') ? encoded : encoded + softBreak;
}

/** Printable ASCII without `=`, short enough to be followed by `=`. */
const shortAndPlain = /^[ -<>-~]{1,75}$/;
const plainLine = /^[ -<>-~]{0,75}$/;

function encodeLine(line: string): string {
  if (plainLine.test(line) && !line.endsWith(' ')) return line;
  const escaped = line.replace(/[^ -<>-~]+/g, escapeBytes).replace(/ $/, '=20');
  return escaped.length < longestLine ? escaped : wrap(escaped);
}

const hex = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);

function escapeBytes(characters: string): string {
  if (characters === '\u00a0') return '=C2=A0';
  if (characters === '=') return '=3D';
  let escaped = '';
  for (const byte of Buffer.from(characters, 'utf8')) escaped += hex[byte]!;
  return escaped;
}

/** Breaks a line softly, never inside `=XX`. */
function wrap(escaped: string): string {
  let wrapped = '';
  let start = 0;
  while (escaped.length - start >= longestLine) {
    let end = start + longestLine - 1;
    const sign = escaped.lastIndexOf('=', end - 1);
    if (sign > end - 3) end = sign;
    wrapped += escaped.slice(start, end) + softBreak;
    start = end;
  }
  return wrapped + escaped.slice(start);
}
