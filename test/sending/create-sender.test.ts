import { createPublicKey } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { createTransport, type Transporter } from 'nodemailer';
import PostalMime from 'postal-mime';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { createSender } from '../../src/sending/create-sender.ts';
import type { MailTransport } from '../../src/sending/mail-transport.ts';
import type { SenderOptions } from '../../src/sending/sender-options.ts';
import { openSmtpTransport } from '../../src/sending/smtp-transport.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { aMail } from '../message/a-mail.ts';
import { certificate, privateKey, signingKey } from './certificate.ts';
import { startMailServer } from './mail-server.ts';

const from = 'Kantoor <invoices@example.com>';
const outgoing = { messageKey: 'invoice/2026-0142', to: 'an@example.test', mail: aMail() };

describe('a sender that is not live', () => {
  it('captures each message in a file and does not use the transport', async () => {
    const captureFolder = path.join(await temporaryFolder(), 'new', 'folder');
    const transport = createTransport({ host: '127.0.0.1', port: 1, maxRequeues: 5 });
    const sender = createSender({ from, transport, captureFolder });
    const result = await sender.send({ ...outgoing, bcc: ['archive@example.com'] });
    expect(result).toMatchObject({
      status: 'captured',
      envelope: { to: ['an@example.test', 'archive@example.com'] },
    });
    const read = await PostalMime.parse(await readFile(result.file!));
    expect(read.subject).toBe(aMail().subject);
    expect(read.messageId).toBe(result.messageId);
    expect(read.bcc ?? []).toEqual([]);
    expect((await stat(result.file!)).mode & 0o077).toBe(0);
  });

  it('writes one file per key, whatever the key, and leaves no unfinished file', async () => {
    const captureFolder = await temporaryFolder();
    const sender = createSender({ from, captureFolder });
    const keys = ['../../x', '..\\..\\x', 'a/b', 'a-b', 'x\r\ny', 'é'.repeat(900), 'a/b', 'con'];
    for (const messageKey of keys) await sender.send({ ...outgoing, messageKey });
    const files = await readdir(captureFolder);
    expect(files).toHaveLength(new Set(keys).size);
    for (const file of files) expect(file).toMatch(/^[^/\\\p{Cc}]+-[0-9a-f]{8}\.eml$/u);
  });

  it('captures a ready message byte for byte', async () => {
    const raw = 'From: a@b.test\r\nTo: c@d.test\r\nSubject: hi\r\n\r\nbody\r\n';
    const sender = createSender({ from, captureFolder: await temporaryFolder() });
    const message = { envelope: { from: 'a@b.test', to: ['c@d.test'] }, raw };
    const { file } = await sender.send({ messageKey: 'x', message: () => message });
    expect(await readFile(file!, 'latin1')).toBe(raw);
  });

  it('reports a folder that cannot be written', async () => {
    const file = path.join(await temporaryFolder(), 'a-file');
    await writeFile(file, '');
    const result = await createSender({ from, captureFolder: file }).send(outgoing);
    expect(result).toMatchObject({ status: 'deferred', error: { code: 'file-not-writable' } });
  });
});

describe('an invoice that cannot be sent', () => {
  it.each([
    [
      'whose data throws',
      {
        ...outgoing,
        mail: () => {
          throw new Error('no amount');
        },
      },
      /no amount/,
    ],
    ['whose recipient is empty', { ...outgoing, to: '' }, /"to" is empty/],
    ['whose recipient is missing', { ...outgoing, to: undefined as never }, /"to" must be one address/],
    ['whose recipients are a list', { ...outgoing, to: 'a@b.test, c@d.test' }, /is a list of addresses/],
    ['with an unknown option', { ...outgoing, replyto: 'a@b.test' }, /Unknown option "replyto".*"replyTo"/],
    ['that is nothing', undefined as never, /./],
    [
      'whose key is not a string',
      { ...outgoing, messageKey: Object.create(null) },
      /"messageKey" must be a string/,
    ],
    ['whose mail was not rendered', { ...outgoing, mail: () => undefined as never }, /mail.*render.*nothing/],
    [
      'whose HTML is a path',
      { ...outgoing, mail: { ...aMail(), html: { path: '/etc/hostname' } as never } },
      /"html" must be a string/,
    ],
    [
      'whose attachments are not a list',
      { ...outgoing, attachments: {} as never },
      /"attachments" must be a list/,
    ],
    [
      'whose ready message has no key',
      {
        messageKey: undefined as never,
        message: { envelope: { from: 'a@b.test', to: ['c@d.test'] }, raw: 'x' },
      },
      /"messageKey" must be a string/,
    ],
    [
      'whose ready message has two recipients in one string',
      { messageKey: 'x', message: { envelope: { from: 'a@b.test', to: ['c@d.test, e@f.test'] }, raw: '' } },
      /list/,
    ],
    [
      'whose ready message has no recipient',
      { messageKey: 'x', message: { envelope: { from: 'a@b.test', to: [] }, raw: '' } },
      /at least one recipient/,
    ],
    [
      'whose ready message is a path',
      {
        messageKey: 'x',
        message: {
          envelope: { from: 'a@b.test', to: ['c@d.test'] },
          raw: { path: '/etc/hostname' } as never,
        },
      },
      /bytes or a string/,
    ],
  ])('%s gets a result, and the others are still sent', async (_, broken, message) => {
    const sender = createSender({ from, captureFolder: await temporaryFolder() });
    const results = [];
    for await (const result of sender.sendAll([
      { ...outgoing, messageKey: 'a' },
      broken,
      { ...outgoing, messageKey: 'b' },
    ]))
      results.push(result);
    expect(
      results
        .filter(({ status }) => status === 'captured')
        .map(({ messageKey }) => messageKey)
        .sort(),
    ).toEqual(['a', 'b']);
    const failed = results.find(({ status }) => status === 'rejected');
    expect(failed).toMatchObject({ failure: 'invoice' });
    expect((failed!.error as Error).message).toMatch(message);
  });
});

describe('options of a sender', () => {
  it.each<[string, object, RegExp]>([
    ['an unknown one', { concurency: 3 }, /Unknown option "concurency".*"concurrency"/],
    ['live as a string', { live: 'false' }, /"live" must be true or false/],
    ['live without a transport', { live: true }, /"transport"/],
    [
      'a pool that re-queues',
      { live: true, transport: createTransport({ pool: true, host: '127.0.0.1' }) },
      /maxRequeues: 0; received 5/,
    ],
    [
      'a transport with a short timeout',
      { live: true, transport: createTransport({ host: '127.0.0.1', socketTimeout: 2000 }) },
      /hangs up after 2000 ms/,
    ],
    ['a list as the sender', { from: 'a@b.test, c@d.test' }, /"from" is a list of addresses/],
    ['no concurrency', { concurrency: 0 }, /"concurrency" must be a whole number from 1/],
    ['an invalid rate', { messagesPerSecond: Number.NaN }, /"messagesPerSecond"/],
    ['a time as a string', { answerTimeout: '5' }, /"answerTimeout"/],
  ])('%s is refused', (_, changes, message) => {
    expect(() => createSender({ from, ...changes } as SenderOptions)).toThrow(message);
  });

  it('accept a real Nodemailer transporter', () => {
    expectTypeOf<Transporter>().toExtend<MailTransport>();
  });
});

describe('a live sender', () => {
  it('sends no faster than its limit', async () => {
    const server = await startMailServer();
    const transport = await openSmtpTransport(`smtp://127.0.0.1:${server.port}?ignoreTLS=true`);
    const waits: number[] = [];
    let at = 0;
    const clock = {
      now: () => at,
      async wait(milliseconds: number, signal?: AbortSignal) {
        // The timeouts for an answer never end, and the waits between messages end at once.
        if (signal !== undefined) return new Promise<void>(() => undefined);
        waits.push(milliseconds);
        at += milliseconds;
      },
    };
    const sender = createSender({
      from,
      transport,
      live: true,
      messagesPerSecond: 10,
      clock,
      concurrency: 1,
    });
    for await (const result of sender.sendAll(
      [1, 2, 3].map((key) => ({ ...outgoing, messageKey: String(key) })),
    ))
      expect(result.status).toBe('sent');
    expect(waits).toEqual([100, 100]);
    transport.close();
    await server.close();
  });

  it('defers messages that wait for their turn when it is stopped, and starts none of them', async () => {
    const stop = new AbortController();
    let handed = 0;
    const transport: MailTransport = {
      use: () => undefined,
      sendMail: async () => {
        handed += 1;
        return {};
      },
    };
    const sender = createSender({ from, transport, live: true, messagesPerSecond: 0.001, concurrency: 3 });
    const all = [1, 2, 3, 4].map((key) => ({ ...outgoing, messageKey: String(key) }));
    const results: string[] = [];
    for await (const { status, failure, error } of sender.sendAll(all, { signal: stop.signal })) {
      results.push(`${status} ${failure} ${error}`);
      stop.abort();
    }
    const stopped = 'deferred stopped Error: Sending stopped before it was the turn of this message.';
    expect(results).toEqual(['sent undefined undefined', stopped, stopped]);
    expect(handed).toBe(1);
  });

  it('accepts any result of a transport', async () => {
    for (const given of [undefined, null, 'ok']) {
      const transport = { use: () => undefined, sendMail: async () => given } as unknown as MailTransport;
      const sender = createSender({ from, transport, live: true });
      expect(await sender.send(outgoing)).toMatchObject({ status: 'sent', refused: [] });
    }
  });

  it('sends a ready message with a valid DKIM signature', async () => {
    const server = await startMailServer();
    const transport = createTransport({
      host: '127.0.0.1',
      port: server.port,
      ignoreTLS: true,
      dkim: { domainName: 'example.com', keySelector: 'facteur', privateKey: signingKey },
    });
    const sender = createSender({ from, transport, live: true });
    expect(await sender.send(outgoing)).toMatchObject({ status: 'sent' });
    const raw = 'From: invoices@example.com\r\nTo: an@example.test\r\nSubject: hi\r\n\r\n.dot\r\n..\r\n';
    const message = {
      envelope: { from: 'invoices@example.com', to: ['an@example.test'] },
      raw: Buffer.from(raw),
    };
    expect(await sender.send({ messageKey: 'ready', message })).toMatchObject({ status: 'sent' });
    const publicKey = createPublicKey(signingKey).export({ type: 'spki', format: 'der' }).toString('base64');
    for (const { bytes } of server.taken) {
      const verify = (message: Buffer) =>
        dkimVerify(message, { resolver: async () => [[`v=DKIM1; k=rsa; p=${publicKey}`]] });
      const { results } = await verify(bytes);
      expect(results.map(({ status }: { status: { result: string } }) => status.result)).toEqual(['pass']);
      const tampered = Buffer.from(
        bytes.toString('latin1').replace('invoices@example.com', 'invoices@example.org'),
        'latin1',
      );
      const { results: bad } = await verify(tampered);
      expect(bad.map(({ status }: { status: { result: string } }) => status.result)).toEqual(['fail']);
    }
    expect(server.taken[1]?.bytes.toString()).toContain(raw);
    await server.close();
  });

  it('gives the result unknown if a transport that cannot be stopped does not answer', async () => {
    let follow: Parameters<MailTransport['use']>[1] = () => undefined;
    const transport: MailTransport = {
      use: (_step, plugin) => {
        follow = plugin;
      },
      sendMail: (data) => {
        const message = { createReadStream: () => Readable.from([Buffer.from('x')]) };
        follow({ data, message }, () => undefined);
        message.createReadStream();
        return new Promise(() => undefined);
      },
    };
    const sender = createSender({ from, transport, live: true, transferTimeout: 20 });
    expect(await sender.send(outgoing)).toMatchObject({ status: 'unknown', failure: 'no-answer' });
  });
});

describe('the URL of a mail server', () => {
  it.each([
    ['http://x', /must start with smtp/],
    ['smtp://', /is not valid|has no host/],
    ['smtp://x/path', /path/],
    ['smtp://user:p%zz@host', /invalid "%" sequence/],
    ['smtp://user:secret@host?pool=false', /unknown parameter/],
    ['smtp.example.com', /is not valid/],
  ])('%s is refused without its password', async (url, message) => {
    await expect(openSmtpTransport(url)).rejects.toThrow(message);
    await expect(openSmtpTransport(url)).rejects.not.toThrow(/secret|zz/);
  });

  it('of a server that does not run is reported as unavailable', async () => {
    const server = await startMailServer();
    await server.close();
    const transport = await openSmtpTransport(`smtp://user:secret@127.0.0.1:${server.port}`);
    await expect(transport.check()).rejects.toMatchObject({ code: 'smtp-unavailable' });
    await expect(transport.check()).rejects.toThrow(/127\.0\.0\.1:\d+ cannot be used: .*ECONNREFUSED/);
  });

  it('with the wrong TLS gets advice in the error', async () => {
    const plain = await startMailServer();
    const own = await startMailServer({ secure: true, cert: certificate, key: privateKey });
    const adviceAt = async (url: string): Promise<string> => {
      const transport = await openSmtpTransport(url);
      const error = await transport.check().catch((caught: Error) => caught);
      transport.close();
      return String(error);
    };
    expect(await adviceAt(`smtps://127.0.0.1:${own.port}`)).toMatch(/self-signed.* NODE_EXTRA_CA_CERTS/);
    expect(await adviceAt(`smtps://127.0.0.1:${plain.port}`)).toMatch(/Use smtp:\/\/ instead of smtps/);
    await Promise.all([plain.close(), own.close()]);
  });
});
