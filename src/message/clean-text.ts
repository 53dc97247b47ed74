// C0, DEL, C1 and the line and paragraph separators: they could end a header line, or clip a mail in Gmail.
const controls = /[\p{Cc}\u2028\u2029]+/gu;

// Marks that change the reading direction or are invisible: `U+202E` makes "gpj.exe" look like "exe.jpg". The joiners
// U+200C and U+200D stay, because Persian and emoji need them.
const invisible =
  /\u00ad|\u034f|\u061c|\u180e|\u200b|\u200e|\u200f|[\u202a-\u202e]|[\u2060-\u2067]|[\u206a-\u206f]|\ufeff|[\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

// A pair around a value, as templates write it in a subject from the right, changes nothing outside of it.
const isolates = /(\u2068[^\u2068\u2069]*\u2069)|[\u2068\u2069]/gu;

/** Maximum length of a subject or display name in UTF-16 code units. Without a space it still fits the 998 octets of RFC 5322 2.1.1. */
const maxLength = 400;

/**
 * Cleans a subject, display name or header value: one line, without control characters, direction marks, repeated
 * spaces, or anything that mail clients would decode as an encoded word (RFC 2047 6.2), and at most 400 characters.
 */
export function cleanHeaderText(text: string): string {
  if (text.length <= maxLength && isClean(text)) return text;
  const clean = text
    .toWellFormed()
    .replace(invisible, '')
    .replace(isolates, '$1')
    .replace(controls, ' ')
    .replaceAll('=?', '= ?')
    .replace(/\s+/gu, (space) => (space.length === 1 ? space : ' '))
    .trim();
  return clean.length <= maxLength
    ? clean
    : `${clean
        .slice(0, maxLength - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')
        .trimEnd()}…`;
}

/** Whether a text is already clean, without regular expressions: nearly all are only letters and single spaces. */
function isClean(text: string): boolean {
  let before = 32;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === 32 ? before === 32 : !isHarmless(code) || (code === 63 && before === 61)) return false;
    before = code;
  }
  return before !== 32 || text === '';
}

/** ASCII, Latin letters and marks, dashes and quotation marks, currency signs. */
function isHarmless(code: number): boolean {
  return (
    (code > 32 && code < 127) ||
    (code > 0xa0 && code < 0x34f && code !== 0xad) ||
    (code > 0x200f && code < 0x2028) ||
    (code >= 0x20a0 && code <= 0x20bf)
  );
}
