import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { exampleInvoice } from './example-invoice.ts';
import { runFacteur } from './run-facteur.ts';
import { temporaryFolder } from './temporary-folder.ts';

const paymentUrl = 'https://pay.example.be/7H3K9QWX2M4ABC';
const input = JSON.stringify(exampleInvoice());
const now = ['--now', '2026-11-22T09:00:00Z'];

describe('facteur render', () => {
  test('prints the HTML of a mail with the data of standard input', async () => {
    const { exitCode, stdout, stderr } = await runFacteur(['render', 'invoice', '--data', '-', ...now], {
      input,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain(`href="${paymentUrl}"`);
  });

  test('takes a template from ./templates if it is there, and otherwise from the package', async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'templates', 'invoice'), { recursive: true });
    const own =
      '<mjml><mj-head><mj-title>Ours</mj-title></mj-head><mj-body><mj-section><mj-column>{invoice.paymentbutton}</mj-column></mj-section></mj-body></mjml>';
    await writeFile(path.join(cwd, 'templates', 'invoice', 'template.mjml'), own);
    const subjectOf = async (template: string): Promise<unknown> => {
      const args = ['render', template, '--data', '-', '--format', 'json', ...now];
      const { stdout, stderr } = await runFacteur(args, { cwd, input });
      return stderr === '' ? (JSON.parse(stdout) as { subject: string }).subject : stderr;
    };
    expect(await subjectOf('invoice')).toBe('Ours');
    expect(await subjectOf('payment-received')).toContain('Kantoor Janssens');
  });

  test('prints the text in the language asked for', async () => {
    const { stdout } = await runFacteur(
      ['render', 'invoice', '--data', '-', '--locale', 'fr', '--format', 'text', ...now],
      {
        input,
      },
    );
    expect(stdout).toMatch(/^Payer\s121,00\s€\s:\nhttps:\/\/pay\.example\.be\/7H3K9QWX2M4ABC$/m);
  });

  test('prints HTML that opens in a browser; only JSON and messages have Content-IDs', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'invoice.json'), input);
    await mkdir(path.join(folder, 'templates/note'), { recursive: true });
    await writeFile(
      path.join(folder, 'templates/note/body.html'),
      '<title>Note</title><p>{invoice.paymentbutton}</p><p>{invoice.paymentqrcode}</p>',
    );
    const args = ['render', 'note', '--data', 'invoice.json', ...now];
    const files = [...args, '--out', 'mails', '--format', 'html,json,eml'];
    expect((await runFacteur(files, { cwd: folder })).exitCode).toBe(0);
    const read = (ending: string): Promise<string> =>
      readFile(path.join(folder, `mails/note/en/invoice.${ending}`), 'utf8');
    const html = await read('html');
    const { html: sent, attachments } = JSON.parse(await read('json'));
    const { cid, content } = attachments[0];
    expect(html).toContain(`src="data:image/png;base64,${content}#cid=${encodeURIComponent(cid)}"`);
    expect(html).not.toContain('"cid:');
    expect(sent).toContain(`src="cid:${cid}"`);
    expect((await PostalMime.parse(await read('eml'))).html?.trim()).toBe(sent.trim());
    expect((await runFacteur(args, { cwd: folder })).stdout).toBe(html);
  });

  test('prints a complete mail as JSON', async () => {
    const { stdout } = await runFacteur(['render', 'invoice', '--data', '-', '--format', 'json', ...now], {
      input,
    });
    const mail = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(mail)).toEqual(['subject', 'preheader', 'html', 'text', 'attachments', 'warnings']);
    expect(mail.subject).toBe('Invoice 2026-0142 from Kantoor Janssens');
  });

  test('writes files named after the template, the language and the data', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'october.json'), `\ufeff${input}`);
    const { exitCode, stdout } = await runFacteur(
      ['render', 'invoice', '--data', 'october.json', '--locale', 'nl-BE', '--out', 'mails', ...now],
      { cwd: folder },
    );
    const files = ['october.eml', 'october.html', 'october.txt'];
    expect(exitCode).toBe(0);
    expect(stdout.trim().split('\n').sort()).toEqual(files.map((file) => `mails/invoice/nl-BE/${file}`));
    expect((await readdir(path.join(folder, 'mails/invoice/nl-BE'))).sort()).toEqual(files);
    expect(await readFile(path.join(folder, 'mails/invoice/nl-BE/october.txt'), 'utf8')).toContain(
      `:\n${paymentUrl}\n`,
    );
  });

  test('writes an .eml that a mail program reads, with the same bytes each time', async () => {
    const args = ['render', 'invoice', '--data', '-', '--format', 'eml', ...now];
    const [first, second] = [await runFacteur(args, { input }), await runFacteur(args, { input })];
    const json = ['render', 'invoice', '--data', '-', '--format', 'json', ...now];
    const { html } = JSON.parse((await runFacteur(json, { input })).stdout) as { html: string };
    const mail = await PostalMime.parse(first.stdout);
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(mail).toMatchObject({
      subject: 'Invoice 2026-0142 from Kantoor Janssens',
      from: { name: 'Kantoor Janssens', address: 'facturen@kantoor.example' },
      to: [{ name: 'Bakkerij Peeters', address: 'an@bakkerij.example' }],
      date: '2026-11-22T09:00:00.000Z',
      messageId: '<4cd348ce9d19f1f620c068c04e958865384071f4@kantoor.example>',
    });
    expect(mail.html?.trim()).toBe(html.trim());
    expect(mail.text).toContain(`:\n${paymentUrl}\n`);
  });

  test('writes no header that the data injects into a name or an address', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'templates/note'), { recursive: true });
    await writeFile(
      path.join(folder, 'templates/note/body.html'),
      '<title>Note</title><p>{invoice.paymentbutton}</p>',
    );
    const relation = {
      name: 'An\r\nBcc: thief@example.com',
      email: 'an@example.be>\r\nBcc: thief@example.com',
    };
    const { exitCode, stdout } = await runFacteur(
      ['render', 'note', '--templates', 'templates', '--data', '-', '--format', 'eml', ...now],
      { cwd: folder, input: JSON.stringify({ ...exampleInvoice(), relation }) },
    );
    const mail = await PostalMime.parse(stdout);
    expect(exitCode).toBe(0);
    expect(mail.bcc).toBeUndefined();
    expect(mail.to).toEqual([{ name: 'An Bcc: thief@example.com', address: 'customer@facteur.invalid' }]);
  });

  test('warns on standard error, but succeeds, when the link has expired', async () => {
    const { exitCode, stdout, stderr } = await runFacteur(
      ['render', 'invoice', '--data', '-', '--now', '2028-01-01', '--format', 'text'],
      { input },
    );
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^Warning: No payment button for invoice: .*expired/);
    expect(stdout).not.toContain(paymentUrl);
  });
});
