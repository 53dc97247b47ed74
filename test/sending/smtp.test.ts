import { simpleParser } from 'mailparser';
import { createTransport, type SMTPPoolOptions } from 'nodemailer';
import PostalMime from 'postal-mime';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createSender } from '../../src/sending/create-sender.ts';
import type { MailTransport } from '../../src/sending/mail-transport.ts';
import type { OutgoingMail } from '../../src/sending/outgoing.ts';
import type { SendResult } from '../../src/sending/send-result.ts';
import type { SenderOptions } from '../../src/sending/sender-options.ts';
import { aMail } from '../message/a-mail.ts';
import { certificate, privateKey } from './certificate.ts';
import { type MailServer, reply, startMailServer, startScriptedServer } from './mail-server.ts';
import { narrowSocket } from './narrow-socket.ts';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each();
});

async function server(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const started = await startMailServer(options);
  cleanUp.push(() => started.close());
  return started;
}

async function scripted(...script: Parameters<typeof startScriptedServer>): Promise<{ port: number }> {
  const started = await startScriptedServer(...script);
  cleanUp.push(() => started.close());
  return started;
}

function transportTo(port: number, pool: boolean, more: Partial<SMTPPoolOptions> = {}): MailTransport {
  const options = {
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    socketCloseTimeout: 0,
    maxRequeues: 0,
    ...more,
  };
  const transport = pool ? createTransport({ ...options, pool: true }) : createTransport(options);
  transport.on('error', () => undefined);
  cleanUp.push(() => transport.close({ force: true }));
  return transport;
}

const outgoing: OutgoingMail = { messageKey: 'invoice/2026-0142', to: 'an@example.test', mail: aMail() };

async function send(
  transport: MailTransport,
  changes: Partial<OutgoingMail> = {},
  options: Partial<SenderOptions> = {},
): Promise<SendResult> {
  const sender = createSender({ from: 'Kantoor <invoices@example.com>', transport, live: true, ...options });
  return sender.send({ ...outgoing, ...changes });
}

const large = [{ filename: 'scan.bin', content: Buffer.alloc(2_000_000, 7) }];

describe.each([
  ['a pool', true],
  ['a connection per message', false],
])('over %s', (_, pool) => {
  describe('an accepted message', () => {
    it('is sent, with the answer, and two parsers read the same mail', async () => {
      const { port, taken } = await server({ hideSTARTTLS: true });
      const result = await send(transportTo(port, pool), { cc: ['jan@example.test'], locale: 'nl' });
      expect(result).toMatchObject({
        messageKey: 'invoice/2026-0142',
        status: 'sent',
        code: 250,
        answer: expect.stringMatching(/^250 /),
        refused: [],
        envelope: { from: 'invoices@example.com', to: ['an@example.test', 'jan@example.test'] },
      });
      expect(taken).toHaveLength(1);
      expect(taken[0]).toMatchObject({
        from: 'invoices@example.com',
        to: ['an@example.test', 'jan@example.test'],
      });
      const mailparser = await simpleParser(taken[0]!.bytes);
      const postal = await PostalMime.parse(taken[0]!.bytes);
      for (const read of [mailparser, postal]) {
        expect(read.subject).toBe(aMail().subject);
        expect(read.messageId).toBe(result.messageId);
        expect(read.attachments).toHaveLength(1);
      }
      expect(postal.html?.trimEnd()).toBe(aMail().html);
      expect(postal.text?.trimEnd()).toBe(aMail().text.trimEnd());
    });

    it('is sent over STARTTLS after the certificate is checked', async () => {
      const tls: SMTPServerOptions = { key: privateKey, cert: certificate, hideSTARTTLS: false };
      const { port, taken } = await server(tls);
      const trusting = transportTo(port, pool, {
        ignoreTLS: false,
        requireTLS: true,
        tls: { ca: certificate },
      });
      expect(await send(trusting)).toMatchObject({ status: 'sent' });
      expect(taken[0]?.secure).toBe(true);
      const distrusting = transportTo(port, pool, { ignoreTLS: false, requireTLS: true });
      expect(await send(distrusting)).toMatchObject({ status: 'deferred', failure: 'connection' });
      expect(taken).toHaveLength(1);
    });

    it('is sent over TLS from the first byte', async () => {
      const { port, taken } = await server({ key: privateKey, cert: certificate, secure: true });
      const transport = transportTo(port, pool, { secure: true, tls: { ca: certificate } });
      expect(await send(transport)).toMatchObject({ status: 'sent' });
      expect(taken[0]?.secure).toBe(true);
    });

    it('is sent after a login, and deferred if the login is refused', async () => {
      const { port, taken } = await server({
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: ({ username, password }, _session, done) =>
          username === 'user' && password === 'right' ? done(null, { user: 'user' }) : done(reply(535, 'no')),
      });
      const login = (pass: string) => transportTo(port, pool, { auth: { user: 'user', pass } });
      expect(await send(login('right'))).toMatchObject({ status: 'sent' });
      expect(await send(login('wrong'))).toMatchObject({ status: 'deferred', failure: 'login', code: 535 });
      expect(await send(transportTo(port, pool))).toMatchObject({
        status: 'deferred',
        failure: 'login',
        code: 530,
      });
      expect(taken).toHaveLength(1);
    });

    it('is sent with and without PIPELINING', async () => {
      for (const hidePIPELINING of [true, false]) {
        const { port, taken } = await server({ hidePIPELINING });
        expect(await send(transportTo(port, pool))).toMatchObject({ status: 'sent' });
        expect(taken).toHaveLength(1);
      }
    });

    it('is sent with SMTPUTF8 only if the option is set', async () => {
      const { port, taken } = await server();
      const to = 'zoë@münchen.test';
      const refused = await send(transportTo(port, pool), { to });
      expect(refused).toMatchObject({
        status: 'rejected',
        failure: 'invoice',
        error: { code: 'smtputf8-required' },
      });
      expect(taken).toHaveLength(0);
      expect(await send(transportTo(port, pool), { to }, { smtpUtf8: true })).toMatchObject({
        status: 'sent',
      });
      expect(taken[0]?.smtpUtf8).toBe(true);
      expect(taken[0]?.to).toEqual(['zoë@münchen.test']);
      const postal = await PostalMime.parse(taken[0]!.bytes);
      expect(postal.to?.[0]?.address).toBe('zoë@münchen.test');
    });

    it('is sent even if one of several recipients is refused, who is in the result', async () => {
      const { port, taken } = await server({
        onRcptTo: ({ address }, _session, done) =>
          done(
            address.startsWith('nobody')
              ? reply(550, '5.1.1 no such user')
              : address.startsWith('full')
                ? reply(452, '4.2.2 full')
                : null,
          ),
      });
      const cc = ['nobody@example.test', 'full@example.test'];
      expect(await send(transportTo(port, pool), { cc })).toMatchObject({
        status: 'sent',
        refused: [
          { address: 'nobody@example.test', status: 'rejected', code: 550 },
          { address: 'full@example.test', status: 'deferred', code: 452 },
        ],
      });
      expect(taken[0]?.to).toEqual(['an@example.test']);
    });
  });

  describe('a refused message', () => {
    const refuse = (code: number) => (_: unknown, __: unknown, done: (error?: Error | null) => void) =>
      done(reply(code, 'no'));

    it.each<[string, SMTPServerOptions & Parameters<typeof startMailServer>[0], object]>([
      ['greylisted', { onRcptTo: refuse(451) }, { status: 'deferred', failure: 'recipient', code: 451 }],
      [
        'for an unknown recipient',
        { onRcptTo: refuse(550) },
        { status: 'rejected', failure: 'recipient', code: 550 },
      ],
      ['for its sender', { onMailFrom: refuse(550) }, { status: 'rejected', failure: 'sender', code: 550 }],
      [
        'for its sender, for now',
        { onMailFrom: refuse(450) },
        { status: 'deferred', failure: 'sender', code: 450 },
      ],
      [
        'at the final dot',
        { onMessage: (_, answer) => answer(reply(554, 'spam')) },
        { status: 'rejected', failure: 'message', code: 554 },
      ],
      [
        'at the final dot, for now',
        { onMessage: (_, answer) => answer(reply(451, 'later')) },
        { status: 'deferred', failure: 'message', code: 451 },
      ],
      [
        'at the final dot for its size',
        { onMessage: (_, answer) => answer(reply(552, 'too big')) },
        { status: 'rejected', failure: 'message', code: 552 },
      ],
      [
        'with 421 at the greeting',
        { onConnect: (_, done) => done(reply(421, 'closing')) },
        { status: 'deferred', failure: 'connection', code: 421 },
      ],
      [
        'with 554 at the greeting',
        { onConnect: (_, done) => done(reply(554, 'no service')) },
        { status: 'deferred', failure: 'connection', code: 554 },
      ],
      [
        'with 421 at MAIL',
        { onMailFrom: refuse(421) },
        { status: 'deferred', failure: 'connection', code: 421 },
      ],
      [
        'with 421 at RCPT',
        { onRcptTo: refuse(421) },
        { status: 'deferred', failure: 'connection', code: 421 },
      ],
    ])('%s', async (_, options, expected) => {
      const { port, taken } = await server(options);
      expect(await send(transportTo(port, pool))).toMatchObject(expected);
      expect(taken).toHaveLength(0);
    });

    it('with 421 at EHLO and at DATA', async () => {
      for (const verb of ['EHLO', 'DATA']) {
        const { port } = await scripted('220 here', (line, socket) => {
          if (!line.startsWith(verb)) return line.startsWith('EHLO') ? '250 here' : '250 ok';
          setImmediate(() => socket.end());
          return '421 closing';
        });
        expect(await send(transportTo(port, pool))).toMatchObject({
          status: 'deferred',
          failure: 'connection',
          code: 421,
        });
      }
    });

    it('is not transferred if it exceeds the SIZE of the server', async () => {
      const { port } = await scripted('220 here', (line) =>
        line.startsWith('EHLO')
          ? '250-here\r\n250 SIZE 1000'
          : line.startsWith('MAIL')
            ? '552 5.3.4 too big'
            : '250 ok',
      );
      expect(await send(transportTo(port, pool))).toMatchObject({
        status: 'rejected',
        failure: 'sender',
        code: 552,
      });
    });
  });

  describe('a message whose connection breaks', () => {
    it('in the middle of DATA is deferred, because the server never got its end', async () => {
      const { port, taken, cut } = await server({ onBytes: (count) => count > 20_000 && cut() });
      const transport = transportTo(port, pool, { getSocket: narrowSocket });
      expect(await send(transport, { attachments: large })).toMatchObject({
        status: 'deferred',
        failure: 'connection',
      });
      expect(taken).toHaveLength(0);
    });

    it('after its last byte is unknown, because the server may have it', async () => {
      const { port, taken, cut } = await server({
        onMessage: (keep) => {
          keep();
          cut();
        },
      });
      expect(await send(transportTo(port, pool))).toMatchObject({ status: 'unknown', failure: 'no-answer' });
      expect(taken).toHaveLength(1);
    });

    it('after an invalid answer to its last byte is unknown too', async () => {
      const { port } = await scripted('220 hello', (line) => {
        if (/^EHLO/.test(line)) return '250 hello';
        if (/^(MAIL|RCPT)/.test(line)) return '250 go on';
        if (line === 'DATA' || line === '.') return '354 go on';
        return undefined;
      });
      expect(await send(transportTo(port, pool))).toMatchObject({ status: 'unknown', failure: 'no-answer' });
    });

    it('with 421 after its last byte is unknown too', async () => {
      const { port, taken } = await server({
        onMessage: (keep, answer) => {
          keep();
          answer(reply(421, 'shutting down'));
        },
      });
      expect(await send(transportTo(port, pool))).toMatchObject({ status: 'unknown', code: 421 });
      expect(taken).toHaveLength(1);
    });

    it('after an invalid answer before its last byte is deferred', async () => {
      for (const verb of ['MAIL', 'RCPT', 'DATA']) {
        const { port } = await scripted('220 hello', (line) => (line.startsWith(verb) ? 'hm' : '250 ok'));
        expect(await send(transportTo(port, pool))).toMatchObject({
          status: 'deferred',
          failure: 'connection',
          answer: 'hm',
        });
      }
    });

    it('before the greeting is deferred', async () => {
      const { port } = await scripted(undefined, undefined);
      const silent = transportTo(port, pool, { greetingTimeout: 50 });
      expect(await send(silent)).toMatchObject({ status: 'deferred', failure: 'connection' });
    });

    it('at a closed port is deferred', async () => {
      const { port, close } = await startMailServer();
      await close();
      expect(await send(transportTo(port, pool))).toMatchObject({
        status: 'deferred',
        failure: 'connection',
      });
    });
  });

  describe('a server that never answers', () => {
    it('before the last byte leaves the message deferred', async () => {
      const { port, taken } = await server({ onMailFrom: () => undefined });
      const result = await send(transportTo(port, pool), {}, { transferTimeout: 50 });
      expect(result).toMatchObject({ status: 'deferred', failure: 'connection' });
      expect(taken).toHaveLength(0);
    });

    it('and stops reading in the middle leaves the message deferred', async () => {
      const { port, taken } = await server();
      const transport = transportTo(port, pool, { getSocket: narrowSocket });
      const result = await send(transport, { attachments: large }, { transferTimeout: 300 });
      expect(result).toMatchObject({ status: 'deferred', failure: 'connection' });
      expect(taken).toHaveLength(0);
    });

    it('after the last byte leaves the message unknown', async () => {
      const { port, taken } = await server({ onMessage: (keep) => keep() });
      const result = await send(transportTo(port, pool), {}, { answerTimeout: 50 });
      expect(result).toMatchObject({ status: 'unknown', failure: 'no-answer' });
      expect(taken).toHaveLength(1);
    });
  });
});
