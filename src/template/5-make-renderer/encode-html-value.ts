import { encodePiece } from '../../message/quoted-printable.ts';
import { escapeHtml } from './escape.ts';

const longestValue = 60;
const noBreakSpace = 160;

/**
 * Escapes a value for HTML and encodes it as a piece of quoted-printable: `encodePiece(escapeHtml(text))`.
 * Nearly all values are short and plain, apart from the no-break space of an amount; those take one walk.
 */
export function encodeHtmlValue(text: string): string {
  if (text === '' || text.length > longestValue) return encodePiece(escapeHtml(text));
  let encoded = '';
  let start = 0;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (
      code >= 63
        ? code <= 126
        : code >= 40
          ? code < 60
          : code === 32 || code === 33 || (code >= 35 && code <= 37)
    )
      continue;
    if (code !== noBreakSpace) return encodePiece(escapeHtml(text));
    encoded += `${text.slice(start, position)}=C2=A0`;
    start = position + 1;
  }
  if (start === 0) return `${text}=\r\n`;
  return encoded.length > longestValue
    ? encodePiece(escapeHtml(text))
    : `${encoded}${text.slice(start)}=\r\n`;
}
