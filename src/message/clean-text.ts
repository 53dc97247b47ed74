// C0, DEL, C1 and the line and paragraph separators: what could end a header line, or clip a mail in Gmail.
const controls = /[\p{Cc}\u2028\u2029]+/gu;

// Marks that turn the reading direction or show nothing: `U+202E` makes "gpj.exe" read as "exe.jpg". The joiners
// U+200C and U+200D stay, for Persian and for emoji need them.
const invisible =
  /\u00ad|\u034f|\u061c|\u180e|\u200b|\u200e|\u200f|[\u202a-\u202e]|[\u2060-\u206f]|\ufeff|[\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Longest subject or display name in UTF-16 code units: in ASCII without a space it still fits the 998 octets of RFC 5322 2.1.1. */
const maxLength = 400;

/** Words in ASCII, one space apart: what most names and subjects are, and what cleaning leaves as it is. */
const plain = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A subject, display name or header value on one line: no control characters, no direction marks, no encoded word
 * that a reader would decode into something else (RFC 2047 6.2), no run of spaces, at most 400 characters.
 */
export function cleanHeaderText(text: string): string {
  if (text.length <= maxLength && plain.test(text) && !text.includes('=?')) return text;
  const clean = text
    .toWellFormed()
    .replace(invisible, '')
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
