import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';

/**
 * A message as two independent parsers read it, without its encoding. In base64, which Nodemailer chooses for a text of mostly
 * other letters than Latin ones, they lose the line break at the end of the text.
 */
export async function readMessage(raw: Buffer): Promise<{ mailparser: unknown; postal: unknown }> {
  const parsed = await simpleParser(raw, {
    skipImageLinks: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  const email = await PostalMime.parse(raw);
  const encodings = new Set(['content-type', 'content-transfer-encoding']);
  // postal-mime leaves the encoded words in these headers; it decodes them in the fields below.
  const decoded = new Set(['from', 'to', 'cc', 'reply-to', 'subject']);
  return {
    mailparser: {
      headers: [...parsed.headers]
        .filter(([name]) => !encodings.has(name))
        .sort(([a], [b]) => a.localeCompare(b)),
      text: parsed.text?.trimEnd(),
      html: parsed.html,
      attachments: parsed.attachments.map(
        ({ filename, contentType, cid, contentDisposition, related, content }) => ({
          filename,
          contentType,
          cid,
          contentDisposition,
          related,
          content: content.toString('base64'),
        }),
      ),
    },
    postal: {
      headers: email.headers
        .filter(({ key }) => !encodings.has(key) && !decoded.has(key))
        .map(({ key, value }) => [key, value])
        .sort(([a], [b]) => a!.localeCompare(b!)),
      subject: email.subject,
      from: email.from,
      to: email.to,
      cc: email.cc,
      replyTo: email.replyTo,
      text: email.text?.trimEnd(),
      html: email.html,
      attachments: email.attachments.map(
        ({ filename, mimeType, disposition, related, contentId, content }) => ({
          filename,
          mimeType,
          disposition,
          related,
          contentId,
          content: Buffer.from(content as ArrayBuffer).toString('base64'),
        }),
      ),
    },
  };
}

/** Lists what RFC 5322 and RFC 2045 do not allow in the lines of a message. */
export function wrongLines(raw: Buffer): string[] {
  const text = raw.toString('latin1');
  const wrong: string[] = [];
  if (/[^\r]\n|^\n|\r(?!\n)/.test(text)) wrong.push('a bare CR or LF');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern finds everything but ASCII
  if (/[^\x00-\x7f]/.test(text)) wrong.push('not ASCII');
  const [head = '', ...body] = text.split('\r\n\r\n');
  for (const line of head.split('\r\n')) if (line.length > 998) wrong.push(`a header line of ${line.length}`);
  for (const line of body.join('\r\n\r\n').split('\r\n'))
    if (line.length > 76 && !/^Content-/i.test(line))
      wrong.push(`a body line of ${line.length}: ${line.slice(0, 40)}`);
  return wrong;
}
