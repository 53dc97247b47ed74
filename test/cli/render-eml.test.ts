import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startMailServer } from '../sending/mail-server.ts';
import { exampleInvoice } from './example-invoice.ts';
import { runFacteur } from './run-facteur.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An invoice that can be paid at any time: `facteur send` always uses the present. */
const always = { dueDate: '2126-12-20', paymentUrlExpiresAt: '2127-02-18T23:00:00Z' };

/** The messages that `facteur send` hands to a mail server for the invoices of a file, in order. */
async function sentBy(cwd: string, template: string, data: string, from: string): Promise<string[]> {
  const server = await startMailServer();
  onTestFinished(() => server.close());
  const smtp = `smtp://127.0.0.1:${server.port}?ignoreTLS=true`;
  const args = ['send', template, '--data', data, '--from', from, '--live', '--smtp', smtp];
  const run = await runFacteur([...args, '--concurrency', '1'], { cwd });
  expect(run.stderr).toBe('');
  return server.taken.map(({ bytes }) => bytes.toString('latin1'));
}

const withoutDate = (message: string): string => message.replace(/^Date: .*$/m, 'Date:');

/** The parts that depend on the sender: its address, and the domain of the Message-ID. */
const withoutSender = (message: string): string =>
  withoutDate(message)
    .replace(/^From: .*$/m, 'From:')
    .replace(/^(Message-ID: <[0-9a-f]{40})@.*>$/m, '$1>');

test('an .eml is the message that facteur send hands over, byte for byte except for its date', async () => {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, 'invoice.json'), JSON.stringify(exampleInvoice(always)));
  const from = 'Kantoor Janssens <facturen@kantoor.example>';
  const [sent] = await sentBy(cwd, 'invoice', 'invoice.json', from);
  await runFacteur(['render', 'invoice', '--data', 'invoice.json', '--out', 'mails'], { cwd });
  const written = await readFile(path.join(cwd, 'mails/invoice/en/invoice.eml'), 'latin1');
  expect(withoutDate(written)).toBe(withoutDate(sent!));
  expect(written).toContain('\r\nAuto-Submitted: auto-generated\r\n');

  const [other] = await sentBy(cwd, 'invoice', 'invoice.json', 'Somebody <invoices@example.com>');
  expect(withoutDate(written)).not.toBe(withoutDate(other!));
  expect(withoutSender(written)).toBe(withoutSender(other!));
});

test('the .eml of a sample equals the sent message, without a link of --links', async () => {
  const cwd = await temporaryFolder();
  await cp('templates', path.join(cwd, 'templates'), { recursive: true });
  const file = path.join(cwd, 'templates/invoice/samples/plain.json');
  const { invoice, relation, company } = JSON.parse(await readFile(file, 'utf8'));
  const sample = { invoice: { ...invoice, ...always }, relation, company };
  await writeFile(file, JSON.stringify(sample));
  const customer = { ...relation, email: 'customer@facteur.invalid', language: 'nl' };
  await writeFile(path.join(cwd, 'data.json'), JSON.stringify([{ ...sample, relation: customer }]));

  const args = ['render', 'invoice', '--all', '--locale', 'nl', '--out', 'out', '--links', 'links.db'];
  expect((await runFacteur(args, { cwd })).stderr).toBe('');
  const [sent] = await sentBy(cwd, 'invoice', 'data.json', company.email);
  const plain = path.join(cwd, 'out/invoice/nl/plain');
  const written = await readFile(`${plain}.eml`, 'latin1');
  expect(withoutSender(written)).toBe(withoutSender(sent!));
  expect(written).not.toContain('localhost');
  expect(await readFile(`${plain}.html`, 'utf8')).toContain('href="http://localhost:8080/');
  expect(await readFile(`${plain}.txt`, 'utf8')).toContain('http://localhost:8080/');
});

test('data that facteur send would refuse for its addresses or a missing number still gets an .eml', async () => {
  const cwd = await temporaryFolder();
  const relation = { name: 'Bakkerij Peeters', email: 'an@example.be, jan@example.be' };
  const company = { name: 'Kantoor Janssens', email: 'nobody' };
  await mkdir(path.join(cwd, 'templates/note'), { recursive: true });
  await writeFile(path.join(cwd, 'templates/note/template.mjml'), note);
  const { exitCode, stdout } = await runFacteur(['render', 'note', '--data', '-', '--format', 'eml'], {
    cwd,
    input: JSON.stringify({ relation, company }),
  });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^From: "?Kantoor Janssens"? <sender@facteur\.invalid>\r$/m);
  expect(stdout).toMatch(/^To: "?Bakkerij Peeters"? <customer@facteur\.invalid>\r$/m);
});

const note =
  '<mjml><mj-head><mj-title>Note</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>Dear {relation.name}</mj-text></mj-column></mj-section></mj-body></mjml>';
