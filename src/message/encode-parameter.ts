/** Characters that RFC 2231 encodes in a parameter value. */
const attributeCharacters = /[^A-Za-z0-9!#$&+.^_`{|}~-]/gu;
const longestPiece = 50;

/**
 * Writes a parameter of a MIME header on a new line: quoted if it is short ASCII, otherwise in the pieces of RFC 2231.
 * @see https://www.rfc-editor.org/rfc/rfc2231
 */
export function encodeParameter(name: string, value: string): string {
  if (value.length <= longestPiece && /^[ -!#-[\]-~]*$/.test(value)) return `\r\n ${name}="${value}"`;
  const encoded = [...value].map((character) =>
    character.replace(attributeCharacters, (other) =>
      encodeURIComponent(other).replace(
        /[!'()*]/g,
        (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    ),
  );
  const pieces: string[] = [];
  let piece = '';
  for (const character of encoded) {
    if (piece.length + character.length > longestPiece) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  pieces.push(piece);
  return pieces
    .map((text, index) => `\r\n ${name}*${index}*=${index === 0 ? "utf-8''" : ''}${text}`)
    .join(';');
}
