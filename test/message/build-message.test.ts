import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import type { SendMailOptions } from 'nodemailer';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { buildMessage, type Message } from '../../src/message/build-message.ts';
import { cleanHeaderText } from '../../src/message/clean-text.ts';
import type { BuildMessageOptions } from '../../src/message/read-message.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { aMail, png, someone } from './a-mail.ts';
import { compose } from './compose.ts';

const pdf = Buffer.from('%PDF-1.7\n...');
const ubl =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>';

describe('a mail', () => {
  it('can be spread into sendMail', async () => {
    const { mailparser, postal } = await compose({ from: 'a@b.test', to: 'c@d.test', ...aMail() });
    expect(mailparser.subject).toBe(aMail().subject);
    expect(postal.html).toContain('cid:qr@facteur');
    expect(new Uint8Array(postal.attachments[0]!.content as ArrayBuffer)).toEqual(png);
  });
});

describe('a built message', () => {
  it('has the type of Nodemailer options', () => {
    expectTypeOf<Message>().toExtend<SendMailOptions>();
  });

  it('has sender, recipients, subject, date, and headers that mark an automatic mail', async () => {
    const { mailparser, postal, envelope } = await compose(
      buildMessage(aMail(), {
        ...someone,
        replyTo: 'boekhouding@example.com',
        cc: ['Jan <jan@example.be>'],
        bcc: ['archive@example.com', 'an@example.be'],
        locale: 'nl-BE',
        headers: { 'X-Invoice': '2026-0142' },
      }),
    );
    expect(mailparser.from?.value).toEqual([{ name: 'Kantoor Janssens', address: 'invoices@example.com' }]);
    expect(postal.to).toEqual([{ name: 'Bakkerij Peeters', address: 'an@example.be' }]);
    expect(postal.cc).toEqual([{ name: 'Jan', address: 'jan@example.be' }]);
    expect(postal.replyTo).toEqual([{ name: '', address: 'boekhouding@example.com' }]);
    expect(postal.bcc ?? []).toEqual([]);
    expect(envelope).toEqual({
      from: 'invoices@example.com',
      to: ['an@example.be', 'jan@example.be', 'archive@example.com'],
    });
    expect(mailparser.subject).toBe('Factuur 2026-0142 — € 1.210,00');
    expect(mailparser.date?.toISOString()).toBe('2026-11-22T10:00:00.000Z');
    const header = (name: string) => postal.headers.find(({ key }) => key === name)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).toBe('OOF, AutoReply');
    expect(header('content-language')).toBe('nl-BE');
    expect(header('x-invoice')).toBe('2026-0142');
    expect(header('list-unsubscribe')).toBeUndefined();
  });

  it('has the same Message-ID only for the same key and sender', () => {
    const id = (key: string, from = 'a@b.test') =>
      buildMessage(aMail(), { ...someone, from, messageKey: key }).messageId;
    expect(id('invoice/1')).toBe(id('invoice/1'));
    expect(id('invoice/1')).not.toBe(id('invoice/1/reminder-1'));
    expect(id('invoice/1\r\nX: y')).toMatch(/^<[0-9a-f]{40}@b\.test>$/);
    expect(id('invoice/1', 'a@münchen.de')).toMatch(/@xn--mnchen-3ya\.de>$/);
  });

  it('has images next to the HTML, and attachments next to both', async () => {
    const { raw, postal, mailparser } = await compose(
      buildMessage(aMail(), {
        ...someone,
        attachments: [
          { filename: 'factuur-2026-0142.pdf', content: pdf },
          { filename: 'factuur-2026-0142.xml', content: ubl },
        ],
      }),
    );
    const types = [...raw.matchAll(/^Content-Type: ([a-z/]+)/gim)].map(([, type]) => type);
    expect(types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
      'application/pdf',
      'application/xml',
    ]);
    expect(
      postal.attachments.map(({ filename, mimeType, disposition, contentId }) => [
        filename,
        mimeType,
        disposition,
        contentId ?? null,
      ]),
    ).toEqual([
      ['qr.png', 'image/png', 'inline', '<qr@facteur>'],
      ['factuur-2026-0142.pdf', 'application/pdf', 'attachment', null],
      ['factuur-2026-0142.xml', 'application/xml', 'attachment', null],
    ]);
    expect(mailparser.attachments[1]!.content).toEqual(pdf);
    expect(mailparser.attachments[2]!.content.toString()).toBe(ubl);
    expect(postal.text?.trimEnd()).toBe(aMail().text.trimEnd());
    expect(postal.html?.trimEnd()).toBe(aMail().html);
  });

  it('is ASCII with lines of at most 998 bytes', async () => {
    const { raw } = await compose(
      buildMessage(aMail({ subject: 'x'.repeat(2000), html: `<p>${'é'.repeat(5000)}</p>` }), {
        ...someone,
        to: { name: 'ß'.repeat(2000), address: 'an@example.be' },
        headers: { 'X-Long': 'y'.repeat(5000) },
      }),
    );
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    expect(raw).toMatch(/^[\t\r\n\u0020-\u007e]*$/);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('an injection', () => {
  it('of a header through subject, names and values has no effect', async () => {
    const evil = 'x\r\nBcc: evil@x.test\r\n\r\n<b>body</b>';
    const { postal, envelope } = await compose(
      buildMessage(aMail({ subject: evil }), {
        ...someone,
        from: { name: evil, address: 'a@b.test' },
        to: { name: evil, address: 'c@d.test' },
        headers: { 'X-Note': evil },
        attachments: [{ filename: `${evil}.pdf`, content: pdf, contentType: 'application/pdf' }],
      }),
    );
    expect(postal.bcc ?? []).toEqual([]);
    expect(envelope.to).toEqual(['c@d.test']);
    expect(postal.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(postal.subject).toBe('x Bcc: evil@x.test <b>body</b>');
    expect(postal.attachments.map(({ filename }) => filename)).toEqual(['qr.png', 'b_.pdf']);
  });

  it('through encoded words in subject and name is read as plain text', async () => {
    const word = '=?utf-8?Q?Paid=0D=0ABcc:_x@y.test?=';
    const { mailparser, postal } = await compose(
      buildMessage(aMail({ subject: word }), { ...someone, to: { name: word, address: 'c@d.test' } }),
    );
    for (const subject of [mailparser.subject, postal.subject]) expect(subject).toBe(cleanHeaderText(word));
    expect(postal.to?.[0]).toEqual({ name: cleanHeaderText(word), address: 'c@d.test' });
  });

  it('through an address object is refused before Nodemailer reads another domain in it', () => {
    for (const address of ['b@e.com, evil@x.com', 'b@e.com\r\nRCPT TO:<z@y.com>']) {
      expect(() => buildMessage(aMail(), { ...someone, to: { address } })).toThrow(/"to"/);
    }
  });

  it('of a file or URL as content is refused, also by Nodemailer', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'secret'), 'SECRET');
    const file = { path: path.join(folder, 'secret') };
    const asPath = [{ filename: 'x.txt', ...file }] as unknown as BuildMessageOptions['attachments'];
    expect(() => buildMessage(aMail(), { ...someone, attachments: asPath! })).toThrow(
      /Unknown option "path"/,
    );
    const message = buildMessage(aMail(), someone);
    await expect(compose({ ...message, html: file })).rejects.toThrow(/File access rejected/);
    await expect(compose({ ...message, html: { href: 'http://127.0.0.1:9/' } })).rejects.toThrow(
      /Url access rejected/,
    );
  });

  it('of any text into names and subject is read back as the cleaned text', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom('\r\n', '=?', '?=', '"', '\\', 'é', 'a', ' ', '<', '>', '@', ',', '🍞', '\t', ';'),
          { maxLength: 30 },
        )
        .map((all) => all.join('')),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (subject, name) => {
        const { postal, mailparser, envelope } = await compose(
          buildMessage(aMail({ subject, attachments: [] }), {
            ...someone,
            to: { name, address: 'c@d.test' },
          }),
        );
        expect(envelope.to).toEqual(['c@d.test']);
        expect(mailparser.subject ?? '').toBe(cleanHeaderText(subject));
        expect(postal.to).toEqual([{ name: cleanHeaderText(name), address: 'c@d.test' }]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('bad input', () => {
  it.each<[string, Partial<Record<keyof BuildMessageOptions, unknown>>, RegExp]>([
    ['an unknown option', { messagekey: 'x' } as never, /Unknown option "messagekey".*"messageKey"/],
    ['no key', { messageKey: '' }, /messageKey/],
    ['a key that is a number', { messageKey: 5 }, /messageKey.*received 5/],
    ['a list of recipients', { to: ['a@b.test', 'c@d.test'] }, /one address/],
    ['no recipient', { to: undefined }, /"to" must be one address/],
    ['an invalid date', { now: new Date('x') }, /"now"/],
    ['an invalid language', { locale: 'nl\r\nX: y' }, /"locale"/],
    ['a header that every message has', { headers: { bcc: 'x@y.test' } }, /"headers" cannot contain "bcc"/],
    ['a header name with a line break', { headers: { 'X\r\nBcc': 'x@y.test' } }, /"headers" cannot contain/],
    [
      'a PDF that is an error page',
      { attachments: [{ filename: 'a.pdf', content: '<html>' }] },
      /does not start with %PDF-/,
    ],
    [
      'an XML that is a web page',
      { attachments: [{ filename: 'a.xml', content: '<!DOCTYPE html>' }] },
      /does not start with an XML/,
    ],
    ['an empty file', { attachments: [{ filename: 'a.pdf', content: '' }] }, /attachments\[0\]" is empty/],
    ['a stream', { attachments: [{ filename: 'a.pdf', content: process.stdin }] }, /needs bytes or a string/],
    [
      'a type with a line break',
      { attachments: [{ filename: 'a.bin', content: 'x', contentType: 'a/b\r\nX: y' }] },
      /MIME type/,
    ],
    [
      'a 20 MB attachment',
      { attachments: [{ filename: 'a.bin', content: Buffer.alloc(20e6) }] },
      /about 27\.\d MB .*20\.0 MB.* the limit is 25\.0 MB/,
    ],
    ['a limit as a string', { maxSize: '5' }, /"maxSize" must be a number from/],
  ])('%s is refused', (_, changes, message) => {
    expect(() => buildMessage(aMail(), { ...someone, ...changes } as BuildMessageOptions)).toThrow(message);
  });

  it('gives a file the extension of its type', () => {
    const { attachments } = buildMessage(aMail(), {
      ...someone,
      attachments: [{ filename: 'invoice 1', content: pdf, contentType: 'application/pdf' }],
    });
    expect(attachments[1]?.filename).toBe('invoice 1.pdf');
  });

  it("does not change the caller's objects", () => {
    const mail = Object.freeze(aMail());
    const options = Object.freeze({ ...someone, cc: Object.freeze(['a@b.test']) });
    const message = buildMessage(mail, options);
    message.envelope.to.push('x');
    expect(buildMessage(mail, options).envelope.to).toHaveLength(2);
  });
});
