import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSender, openSmtpTransport, openTemplates, type Sender } from '../../../src/index.ts';
import { mainFile } from '../../cli/run-facteur.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { type MailServer, startPostfix } from './postfix.ts';

const from = 'Kantoor Janssens <invoices@facteur.test>';
const now = new Date('2026-11-22T10:00:00Z');
const templates = await openTemplates('templates');
const template = await templates.get('invoice', 'nl');
const data = await templates.sample('invoice', 'plain');
const mail = template.render(data, { now });

let server: MailServer;
let sender: Sender;
let close: () => void;

beforeAll(async () => {
  server = await startPostfix();
  const transport = await openSmtpTransport(server.url);
  close = () => transport.close();
  await transport.check();
  sender = createSender({ transport, from, live: true, smtpUtf8: true });
});

afterAll(() => {
  close?.();
  server?.stop();
});

test('a composed mail arrives unchanged, also for recipients in Bcc', async () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 7)]);
  const sent = await sender.send({
    messageKey: 'invoice/composed',
    to: { name: 'Bakkerij Peeters', address: 'an@facteur.test' },
    bcc: ['jan@facteur.test'],
    mail,
    locale: template.locale,
    attachments: [{ filename: 'factuur 2026-0142 é.pdf', content: pdf }],
  });
  expect(sent).toMatchObject({
    status: 'sent',
    answer: expect.stringMatching(/^250 2\.0\.0 Ok: queued as/),
  });
  const { postal } = await expectDelivered('an', sent.messageId);
  const attached = postal.attachments.at(-1)!;
  expect(attached).toMatchObject({ filename: 'factuur 2026-0142 é.pdf', mimeType: 'application/pdf' });
  expect(Buffer.from(attached.content as ArrayBuffer).equals(pdf)).toBe(true);
  expect(postal.to![0]!.name).toBe('Bakkerij Peeters');
  await expectDelivered('jan', sent.messageId);
});

test('a prebuilt message arrives unchanged', async () => {
  const messageKey = 'invoice/written';
  const sent = await sender.send({
    messageKey,
    message: () => template.renderMessage(data, { from, to: 'an@facteur.test', messageKey, now }),
  });
  expect(sent.status).toBe('sent');
  await expectDelivered('an', sent.messageId);
});

test('mail reaches a Unicode address', async () => {
  const sent = await sender.send({ messageKey: 'invoice/unicode', to: 'zoë@facteur.test', mail });
  expect(sent.status).toBe('sent');
  const { postal } = await expectDelivered('zoe', sent.messageId);
  expect(postal.to![0]!.address).toBe('zoë@facteur.test');
});

test('an address unknown to the server is reported', async () => {
  const sent = await sender.send({ messageKey: 'invoice/nobody', to: 'nobody@facteur.test', mail });
  expect(sent).toMatchObject({ status: 'rejected', failure: 'recipient', code: 550 });
});

test('a mail too large for the server is reported', async () => {
  const sent = await sender.send({
    messageKey: 'invoice/too-large',
    to: 'an@facteur.test',
    mail,
    attachments: [{ filename: 'scan.bin', content: Buffer.alloc(9_000_000, 7) }],
  });
  expect(sent).toMatchObject({ status: 'rejected', code: 552 });
});

test('if one of two recipients is refused, the other still gets the mail', async () => {
  const sent = await sender.send({
    messageKey: 'invoice/partly',
    to: 'jan@facteur.test',
    cc: ['nobody@facteur.test'],
    mail,
  });
  expect(sent.status).toBe('sent');
  expect(sent.refused).toMatchObject([{ address: 'nobody@facteur.test', status: 'rejected', code: 550 }]);
  await expectDelivered('jan', sent.messageId);
});

test('the command line sends a file of invoices, and each mail arrives once', async () => {
  const file = path.join(await temporaryFolder(), 'invoices.ndjson');
  const { invoice, relation, ...rest } = data as Record<'invoice' | 'relation', object>;
  const lines = [1, 2].map((number) => ({
    ...rest,
    invoice: { ...invoice, number: `2026-${number}` },
    relation: { ...relation, email: 'an@facteur.test' },
  }));
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const options = ['--data', file, '--from', from, '--smtp', server.url, '--live'];
  const { stdout } = await promisify(execFile)(process.execPath, [mainFile, 'send', 'invoice', ...options]);
  expect(stdout).toMatch(/^2 sent\./);
  // Check the whole file: nothing was delivered twice.
  expect(await readMailbox('an', 4)).toHaveLength(4);
  expect(await readMailbox('jan', 2)).toHaveLength(2);
  expect(await readMailbox('zoe', 1)).toHaveLength(1);
});

/** Waits for a message and compares it with the sent one, using two parsers. */
async function expectDelivered(mailbox: string, messageId: string | undefined): Promise<ReadMessage> {
  const isIt = ({ postal }: ReadMessage): boolean => postal.messageId === messageId;
  const messages = await vi.waitUntil(
    async () => {
      const found = await readMailbox(mailbox, 1);
      return found.some(isIt) && found;
    },
    { timeout: 30_000, interval: 100 },
  );
  const message = messages.find(isIt)!;
  for (const read of [message.mailparser, message.postal]) {
    expect(read.subject).toBe(mail.subject);
    expect(String(read.html).trimEnd()).toBe(mail.html.trimEnd());
    expect(read.text!.trimEnd()).toBe(mail.text.trimEnd());
    const images = read.attachments.slice(0, mail.attachments.length);
    expect(images.map(({ content }) => Buffer.from(content as Uint8Array))).toEqual(
      mail.attachments.map(({ content }) => Buffer.from(content)),
    );
  }
  const { postal } = message;
  expect(postal.from).toMatchObject({ address: 'invoices@facteur.test', name: 'Kantoor Janssens' });
  expect(postal.headers.filter(({ key }) => key === 'bcc')).toEqual([]);
  expect(postal.headers.find(({ key }) => key === 'auto-submitted')!.value).toBe('auto-generated');
  return message;
}

type ReadMessage = Awaited<ReturnType<typeof readFileTwice>>;

/** The messages in a mailbox, once the expected number has arrived. */
async function readMailbox(mailbox: string, count: number): Promise<ReadMessage[]> {
  const inbox = path.join(server.mailboxes, mailbox, 'new');
  for (let tries = 0; tries < 300; tries += 1) {
    const files = await readdir(inbox).catch(() => []);
    if (files.length >= count) return Promise.all(files.map((name) => readFileTwice(path.join(inbox, name))));
    await setTimeout(100);
  }
  throw new Error(`The mail server delivered fewer than ${count} mails to ${mailbox} in 30 seconds.`);
}

async function readFileTwice(name: string) {
  const bytes = await readFile(name);
  return {
    mailparser: await simpleParser(bytes, { keepCidLinks: true }),
    postal: await PostalMime.parse(bytes),
  };
}
