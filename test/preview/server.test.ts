import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { startPreview } from '../../src/preview/index.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { plainInvoice, queryOf, startOn, startOnCopy } from './start-on-copy.ts';

describe('the list', () => {
  test('has the templates with their languages, samples and payment states', async () => {
    const preview = await startOnCopy();
    const { folder, templates, problem } = await preview.state();
    expect(folder).toBe(preview.folder);
    expect(problem).toBeUndefined();
    expect(templates.map(({ name }) => name)).toEqual([
      'invoice',
      'payment-received',
      'reminder',
      'reminder-grouped',
    ]);
    expect(templates[0]!.locales).toEqual(['ar', 'de', 'en', 'fr', 'he', 'nl']);
    expect(Object.fromEntries(templates[0]!.samples.map(({ name, state }) => [name, state]))).toEqual({
      'credit-note': 'other',
      'link-expired': 'overdue',
      'many-lines-long-names': 'open',
      'no-lines-right-to-left-partly-paid': 'partial',
      paid: 'paid',
      plain: 'open',
      'right-to-left-with-lines': 'open',
    });
  });

  test('has no sending and no snapshots unless they are configured', async () => {
    const state = await (await startOnCopy()).state();
    expect(state).not.toHaveProperty('sending');
    expect(state).not.toHaveProperty('snapshots');
  });

  test('has one language for a template without strings', async () => {
    const folder = await temporaryFolder();
    const preview = await startOn(folder);
    await mkdir(path.join(folder, 'note'));
    await writeFile(path.join(folder, 'note', 'body.html'), '<title>Note</title><p>Hello</p>');
    expect((await preview.state()).templates).toEqual([{ name: 'note', locales: ['en'], samples: [] }]);
  });
});

describe('a mail', () => {
  test('has everything in its message, with sizes and parts as sent', async () => {
    const preview = await startOnCopy();
    const { mail, problems } = await preview.mail();
    expect(problems).toBeUndefined();
    expect(mail).toMatchObject({
      subject: 'Factuur 2026-0142 van Kantoor Janssens',
      from: { name: 'Kantoor Janssens', address: 'facturen@example.be' },
      date: '2026-11-22T09:00:00.000Z',
    });
    const response = await preview.get(`/eml?${queryOf()}`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="invoice.nl.plain.eml"');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(mail!.sizes).toEqual({
      html: Buffer.byteLength(mail!.html),
      text: Buffer.byteLength(mail!.text),
      style: stylesOf(mail!.html),
      message: bytes.length,
    });
    expect(Object.fromEntries(mail!.headers)).toMatchObject({
      Subject: 'Factuur 2026-0142 van Kantoor Janssens',
      'Message-ID': expect.stringMatching(/^<[0-9a-f]{40}@example\.be>$/),
      'Content-Language': 'nl-BE',
      'Auto-Submitted': 'auto-generated',
    });
    const parsed = await PostalMime.parse(bytes);
    const picture = parsed.attachments.find(({ contentId }) => contentId !== undefined);
    expect(mail!.mime).toMatchObject({
      contentType: 'multipart/alternative',
      bytes: bytes.length,
      parts: [
        { contentType: 'text/plain', parts: [] },
        {
          contentType: 'multipart/related',
          parts: [{ contentType: 'text/html' }, { contentType: 'image/png', name: picture!.filename }],
        },
      ],
    });
  });

  test('names the fields that its template uses, with their values and places', async () => {
    const { mail } = await (await startOnCopy()).mail();
    expect(mail!.fields).toContainEqual({
      name: 'invoice.duedate',
      kind: 'date',
      value: '20 december 2026',
      file: 'templates/invoice/locales/nl.json',
      line: 15,
      column: 67,
    });
    const lines = mail!.fields.find(({ name }) => name === 'invoice.lines.amount');
    expect(lines).toMatchObject({ kind: 'money', value: '€\u00a0800,00 · €\u00a0125,00 · €\u00a075,00' });
    expect(mail!.fields.find(({ name }) => name === 'company.logourl')).not.toHaveProperty('value');
  });

  test('has the warnings of its template and of its data', async () => {
    const { mail } = await (await startOnCopy()).mail({ sample: 'paid' });
    expect(mail!.warnings).toMatchObject([{ code: 'no-payment-button' }]);
  });

  test('keeps the id of a rendering with the same content, and gives another one a new id', async () => {
    const preview = await startOnCopy();
    const { id } = await preview.mail();
    expect((await preview.mail()).id).toBe(id);
    expect((await preview.mail({ sample: 'paid' })).id).not.toBe(id);
  });

  test('is rendered for the requested time', async () => {
    const preview = await startOnCopy({ now: new Date('2027-06-01T00:00:00Z') });
    const { mail } = await preview.mail();
    expect(mail!.date).toBe('2027-06-01T00:00:00.000Z');
    expect(mail!.warnings).toMatchObject([{ code: 'no-payment-button' }]);
  });
});

describe('a frame', () => {
  test('holds the images of the mail, runs no script and loads nothing', async () => {
    const preview = await startOnCopy();
    const { id } = await preview.mail();
    const response = await preview.get(`/frame?id=${id}`);
    expect(response.headers.get('content-security-policy')).toBe(
      "sandbox allow-same-origin; default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    );
    for (const [name, value] of Object.entries({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    }))
      expect(response.headers.get(name), name).toBe(value);
    const html = await response.text();
    expect(html).toContain('src="data:image/png;');
    expect(html).not.toContain('cid:');
  });

  test('without images has none, and its policy would load none', async () => {
    const preview = await startOnCopy();
    const { id } = await preview.mail();
    const response = await preview.get(`/frame?id=${id}&images=off`);
    expect(response.headers.get('content-security-policy')).toContain("img-src 'none'");
    expect(await response.text()).not.toContain('<img');
  });

  test('of an unknown rendering is not found', async () => {
    const preview = await startOnCopy();
    expect((await preview.get('/frame?id=nothing')).status).toBe(404);
  });
});

describe('source files', () => {
  test('are shown under the names in errors and fields', async () => {
    const preview = await startOnCopy();
    const response = await preview.get('/api/source?file=templates/partials/pay.mjml');
    expect(await response.json()).toMatchObject({ text: expect.stringContaining('{invoice.paymentbutton}') });
  });

  test('a sample is shown as it was written', async () => {
    const preview = await startOnCopy();
    await writeFile(preview.file('invoice/samples/odd.json'), '{"a":\t1 }');
    const response = await preview.get('/api/sample?template=invoice&sample=odd');
    expect(await response.json()).toEqual({ sample: 'odd', text: '{"a":\t1 }', bytes: 9 });
  });
});

describe('the server', () => {
  test('uses the next free port if the requested one is taken', async () => {
    const first = await startOnCopy();
    const second = await startOnCopy({ port: first.port });
    expect(second.port).toBeGreaterThan(first.port);
    expect((await second.get('/api/state')).status).toBe(200);
  });

  test('ends at once, with a page open', async () => {
    const preview = await startPreview({ templates: 'templates', port: 0 });
    const events = await fetch(`${preview.url}/events`);
    const ended = expect(events.text())
      .resolves.toContain('retry')
      .catch(() => undefined);
    await preview.close();
    await ended;
    await expect(fetch(preview.url)).rejects.toThrow();
  });

  test.each([
    [{ ports: 1 }, 'Unknown option "ports" of startPreview. Did you mean "port"?'],
    [{ port: '4400' }, 'The option "port" must be a whole number'],
    [{ port: 70_000 }, 'The option "port" must be a whole number'],
    [{ host: '' }, 'The option "host" must be a non-empty string'],
    [{ smtp: 'smtp://localhost' }, 'needs both "smtp", the mail server, and "from"'],
    [{ now: new Date('never') }, 'The option "now" must be a Date'],
    [{ smtp: 'http://localhost', from: 'a@example.com' }, 'must start with smtp:// or smtps://'],
    [{ smtp: 'smtp://localhost', from: 'nobody' }, '"from"'],
  ])('refuses the options %j', async (options, message) => {
    await expect(startPreview({ templates: 'templates', ...options } as object)).rejects.toThrow(message);
  });

  test('refuses unknown mails, and lists the known ones', async () => {
    const preview = await startOnCopy();
    const answers = [
      [{ template: 'invoices' }, 'There is no template "invoices". Available: invoice, '],
      [{ locale: 'it' }, 'There is no language "it". Available: ar, de, en, fr, he, nl.'],
      [{ sample: 'plane' }, 'There is no sample "plane". Available: credit-note, '],
    ] as const;
    for (const [id, message] of answers) {
      const response = await preview.get(`/api/mail?${queryOf({ ...plainInvoice, ...id })}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(message) } });
    }
  });
});

function stylesOf(html: string): number {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css!);
  return Buffer.byteLength(styles.join(''));
}
