// Sends through the mail server on this port, and reads the mailboxes that it delivers to:
// node test/mta/send-and-read.js <port> <mailboxes>
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { createSender, openSmtpTransport, openTemplates } from '../../dist/index.js';

const [port, mailboxes] = process.argv.slice(2);
const url = `smtp://127.0.0.1:${port}?ignoreTLS=true`;
const from = 'Kantoor Janssens <invoices@facteur.test>';

const templates = await openTemplates('templates');
const template = await templates.get('invoice', 'nl');
const data = await templates.sample('invoice', 'plain');
const now = new Date('2026-11-22T10:00:00Z');
const mail = template.render(data, { now });
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 7)]);

const transport = await openSmtpTransport(url);
await transport.check();
const sender = createSender({ transport, from, live: true, smtpUtf8: true });

const composed = await sender.send({
  messageKey: 'invoice/composed',
  to: { name: 'Bakkerij Peeters', address: 'an@facteur.test' },
  bcc: ['jan@facteur.test'],
  mail,
  locale: template.locale,
  attachments: [{ filename: 'factuur 2026-0142 é.pdf', content: pdf }],
});
assert.equal(composed.status, 'sent');
assert.match(composed.answer, /^250 2\.0\.0 Ok: queued as/);

const written = await sender.send({
  messageKey: 'invoice/written',
  message: () =>
    template.renderMessage(data, { from, to: 'an@facteur.test', messageKey: 'invoice/written', now }),
});
assert.equal(written.status, 'sent');

const unicode = await sender.send({ messageKey: 'invoice/unicode', to: 'zoë@facteur.test', mail });
assert.equal(unicode.status, 'sent');

const nobody = await sender.send({ messageKey: 'invoice/nobody', to: 'nobody@facteur.test', mail });
assert.equal(nobody.status, 'rejected');
assert.equal(nobody.failure, 'recipient');
assert.equal(nobody.code, 550);

const tooLarge = await sender.send({
  messageKey: 'invoice/too-large',
  to: 'an@facteur.test',
  mail,
  attachments: [{ filename: 'scan.bin', content: Buffer.alloc(9_000_000, 7) }],
});
assert.equal(tooLarge.status, 'rejected');
assert.equal(tooLarge.code, 552);

const partly = await sender.send({
  messageKey: 'invoice/partly',
  to: 'jan@facteur.test',
  cc: ['nobody@facteur.test'],
  mail,
});
assert.equal(partly.status, 'sent');
assert.deepEqual(
  partly.refused.map(({ address, status, code }) => ({ address, status, code })),
  [{ address: 'nobody@facteur.test', status: 'rejected', code: 550 }],
);
transport.close();

const folder = await mkdtemp(path.join(tmpdir(), 'facteur-'));
const file = path.join(folder, 'invoices.ndjson');
const lines = [1, 2].map((number) => ({
  ...data,
  invoice: { ...data.invoice, number: `2026-${number}` },
  relation: { ...data.relation, email: 'an@facteur.test' },
}));
await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
const { stdout } = await promisify(execFile)(process.execPath, [
  ...['dist/cli/main.js', 'send', 'invoice', '--data', file, '--from', from, '--smtp', url, '--live'],
]);
assert.match(stdout, /^2 sent\./);
await rm(folder, { recursive: true });

const an = await delivered('an', 4);
const jan = await delivered('jan', 2);
const zoe = await delivered('zoe', 1);

const byId = (messages, result) => messages.find(({ postal }) => postal.messageId === result.messageId);
for (const { mailparser, postal } of [
  byId(an, composed),
  byId(jan, composed),
  byId(an, written),
  byId(zoe, unicode),
]) {
  for (const read of [mailparser, postal]) {
    assert.equal(read.subject, mail.subject);
    assert.ok(read.html.trimEnd() === mail.html.trimEnd(), 'the HTML came back as it was');
    assert.ok(read.text.trimEnd() === mail.text.trimEnd(), 'the text came back as it was');
    const images = read.attachments.slice(0, mail.attachments.length);
    assert.deepEqual(
      images.map(({ content }) => Buffer.from(content)),
      mail.attachments.map(({ content }) => Buffer.from(content)),
    );
  }
  assert.equal(postal.from.address, 'invoices@facteur.test');
  assert.equal(postal.from.name, 'Kantoor Janssens');
  assert.equal(postal.headers.filter(({ key }) => key === 'bcc').length, 0);
  assert.equal(postal.headers.find(({ key }) => key === 'auto-submitted').value, 'auto-generated');
}
const { postal } = byId(an, composed);
const attached = postal.attachments.at(-1);
assert.equal(attached.filename, 'factuur 2026-0142 é.pdf');
assert.equal(attached.mimeType, 'application/pdf');
assert.deepEqual(Buffer.from(attached.content), pdf);
assert.equal(postal.to[0].name, 'Bakkerij Peeters');
assert.equal(byId(zoe, unicode).postal.to[0].address, 'zoë@facteur.test');
console.log(
  `${an.length + jan.length + zoe.length} mails went through the mail server and came back as they were.`,
);

/** The messages in a mailbox, once there are so many. */
async function delivered(mailbox, count) {
  const inbox = path.join(mailboxes, mailbox, 'new');
  for (let tries = 0; tries < 300; tries += 1) {
    const files = await readdir(inbox).catch(() => []);
    if (files.length >= count) {
      assert.equal(files.length, count, `${mailbox} has each mail once`);
      return Promise.all(files.map((name) => read(path.join(inbox, name))));
    }
    await setTimeout(100);
  }
  throw new Error(`The mail server delivered fewer than ${count} mails to ${mailbox} in 30 seconds.`);
}

async function read(name) {
  const bytes = await readFile(name);
  return {
    mailparser: await simpleParser(bytes, { keepCidLinks: true }),
    postal: await PostalMime.parse(bytes),
  };
}
