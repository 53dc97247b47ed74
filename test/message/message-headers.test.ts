import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { buildMessage } from '../../src/message/build-message.ts';
import { foldHeader } from '../../src/message/encode-header.ts';
import { messageHeaders } from '../../src/message/message-headers.ts';
import { readMessageOptions } from '../../src/message/message-options.ts';
import { aMail, someone } from './a-mail.ts';
import { compose } from './compose.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom('\r\n', '=?', '"', '\\', 'é', 'word ', ' ', '<', ',', '🍞', 'x'.repeat(90)), {
      maxLength: 20,
    })
    .map((all) => all.join('')),
);

function header(mail: Email, name: string): string {
  return decodeWords(mail.headers.find(({ key }) => key === name)?.value ?? 'missing');
}

describe('message headers', () => {
  it.each(['an@münchen.test', 'zoë@münchen.test', 'zoë@example.test'])(
    'have %s as Nodemailer writes it',
    async (to) => {
      const options = { ...someone, to: { name: 'Zoë', address: to } };
      const addressing = readMessageOptions(options);
      const line = messageHeaders({ subject: 'x' }, addressing)[1]![1];
      const composed = await compose(buildMessage(aMail(), options));
      const ours = await PostalMime.parse(Buffer.from(`To: ${line}\r\n\r\n`));
      expect(ours.to).toEqual(composed.postal.to);
      expect(addressing.requiresSmtpUtf8).toBe(to.startsWith('zoë'));
    },
  );

  it('have lines of at most 76 characters if a word is encoded (RFC 2047 2)', () => {
    const name = '🧾'.repeat(100);
    const address = { name, address: 'an@example.be' };
    const addressing = readMessageOptions({ ...someone, from: address, to: address, replyTo: address });
    for (const [key, value] of messageHeaders({ subject: name }, addressing))
      for (const line of foldHeader(key, value)
        .split('\r\n')
        .filter((each) => each.includes('=?')))
        expect(line.length).toBeLessThanOrEqual(76);
  });

  it('are read like the headers of Nodemailer for the same message', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (subject, name, note) => {
        const options = {
          ...someone,
          to: { name, address: 'an@example.be' },
          cc: [{ name: note, address: 'jan@example.be' }, 'piet@example.be'],
          replyTo: { name, address: 'boekhouding@example.com' },
          locale: 'nl-BE',
          headers: { 'X-Note': note },
        };
        const lines = messageHeaders({ subject }, readMessageOptions(options)).map(([key, value]) =>
          foldHeader(key, value),
        );
        for (const line of lines.join('').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
        // RFC 2047 2: an encoded word has at most 75 characters.
        for (const [word] of lines.join('').matchAll(/=\?utf-8\?B\?.*?\?=/g))
          expect(word.length).toBeLessThanOrEqual(75);
        expect(lines.join('')).toMatch(/^(?:[A-Za-z-]+:[\u0020-\u007e]*\r\n(?: [\u0020-\u007e]*\r\n)*)*$/);
        const bytes = Buffer.from(
          `${lines.join('')}MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhi\r\n`,
        );
        const composed = await compose(buildMessage(aMail({ subject }), options));
        const ours = await PostalMime.parse(bytes);
        const theirs = composed.postal;
        for (const key of ['from', 'to', 'cc', 'replyTo', 'subject', 'messageId', 'date'] as const)
          expect(ours[key], key).toEqual(theirs[key]);
        const parsed = await simpleParser(bytes);
        for (const key of ['from', 'to', 'cc', 'subject', 'messageId', 'date', 'replyTo'] as const)
          expect(parsed[key], key).toEqual(composed.mailparser[key]);
        for (const key of ['auto-submitted', 'x-auto-response-suppress', 'content-language', 'x-note'])
          expect(header(ours, key), key).toBe(header(theirs, key));
      }),
      { numRuns: 300 },
    );
  });
});
