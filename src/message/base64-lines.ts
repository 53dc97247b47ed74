/** Encodes bytes as base64 in lines of 76 characters, each ended by CRLF. @see https://www.rfc-editor.org/rfc/rfc2045#section-6.8 */
export function encodeBase64Lines(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // 57 bytes make one line of 76 characters.
  let lines = '';
  for (let start = 0; start < buffer.length; start += 57)
    lines += `${buffer.toString('base64', start, Math.min(start + 57, buffer.length))}\r\n`;
  return lines;
}
