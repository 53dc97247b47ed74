/** RFC 2047: an encoded word has at most 75 characters; `=?UTF-8?B?` and `?=` take 12, which leaves 45 bytes of text. */
const mostBytes = 45;
/** RFC 5322 asks for lines of at most 78 characters. */
const longestLine = 78;

const needsEncoding = /[^\x20-\x7e]|=\?/;

/**
 * Writes the value of an unstructured header such as Subject: plain ASCII as it is, folded at spaces; anything else as
 * encoded words. @see https://www.rfc-editor.org/rfc/rfc2047
 * @param name the header, whose length counts for the first line
 */
export function encodeHeaderText(name: string, text: string): string {
  const words = needsEncoding.test(text) || /\S{900}/.test(text) ? encodeWords(text) : text;
  return foldHeader(name, words);
}

/** Encodes a text as RFC 2047 words of whole characters, with a space between two. */
export function encodeWords(text: string): string {
  const words: string[] = [];
  let word = '';
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > mostBytes) {
      words.push(word);
      word = '';
      bytes = 0;
    }
    word += character;
    bytes += size;
  }
  words.push(word);
  return words.map((part) => `=?UTF-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`).join(' ');
}

/** Folds a header at spaces, so that lines stay short where they can. */
export function foldHeader(name: string, value: string): string {
  if (name.length + 2 + value.length <= longestLine) return `${name}: ${value}\r\n`;
  let line = `${name}:`;
  let folded = '';
  for (const word of value.split(' ')) {
    if (line.length + 1 + word.length > longestLine && line.trim() !== '' && line !== `${name}:`) {
      folded += `${line}\r\n`;
      line = '';
    }
    line += ` ${word}`;
  }
  return `${folded}${line}\r\n`;
}
