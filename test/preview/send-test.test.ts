import PostalMime from 'postal-mime';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SendAnswer } from '../../src/preview/preview-api.ts';
import { type MailServer, reply, startMailServer } from '../sending/mail-server.ts';
import { type PreviewOnCopy, plainInvoice, startOnCopy } from './start-on-copy.ts';

type ServerOptions = Parameters<typeof startMailServer>[0];

async function startWithServer(
  options: ServerOptions = {},
  login = '',
): Promise<{ preview: PreviewOnCopy; server: MailServer }> {
  const server = await startMailServer(options);
  onTestFinished(() => server.close());
  const preview = await startOnCopy({
    smtp: `smtp://${login}127.0.0.1:${server.port}`,
    from: 'Acme <invoices@example.com>',
  });
  return { preview, server };
}

const send = (preview: PreviewOnCopy, to: unknown, confirmed: unknown = to): Promise<Response> =>
  preview.post('/api/send', { ...plainInvoice, to, confirmed });

describe('a test mail', () => {
  test('goes to each confirmed recipient, marked as a test', async () => {
    const { preview, server } = await startWithServer();
    const response = await send(preview, ['an@example.com', 'els@example.org']);
    const { results } = (await response.json()) as SendAnswer;
    expect(results).toEqual([
      { to: 'an@example.com', status: 'sent', answer: expect.stringContaining('250') },
      { to: 'els@example.org', status: 'sent', answer: expect.stringContaining('250') },
    ]);
    expect(server.taken.map(({ from, to }) => [from, to])).toEqual([
      ['invoices@example.com', ['an@example.com']],
      ['invoices@example.com', ['els@example.org']],
    ]);
    const mail = await PostalMime.parse(server.taken[0]!.bytes);
    expect(mail.subject).toBe('[Test] Factuur 2026-0142 van Kantoor Janssens');
    expect(mail.to).toEqual([{ name: '', address: 'an@example.com' }]);
    expect(mail.html).toContain('https://pay.example.be/7H3K9QWX2M4ABC');
  });

  test('refused by the server says why', async () => {
    const { preview } = await startWithServer({
      onRcptTo: ({ address }, _session, answer) =>
        answer(address.startsWith('no') ? reply(550, 'No such user here') : null),
    });
    const { results } = (await (
      await send(preview, ['no@example.com', 'an@example.com'])
    ).json()) as SendAnswer;
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'sent']);
    expect(results[0]!.answer).toContain('No such user here');
  });

  test('is deferred if the server is down', async () => {
    const { preview, server } = await startWithServer();
    await server.close();
    const { results } = (await (await send(preview, ['an@example.com'])).json()) as SendAnswer;
    expect(results).toEqual([
      { to: 'an@example.com', status: 'deferred', answer: expect.stringMatching(/ECONNREFUSED/) },
    ]);
  });
});

describe('nothing is sent', () => {
  test('without a mail server and a sender', async () => {
    const preview = await startOnCopy();
    const response = await send(preview, ['an@example.com']);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'sending-not-configured' } });
  });

  test.each([
    ['to others than those confirmed', ['an@example.com'], ['els@example.com'], 409],
    ['to one more than confirmed', ['an@example.com', 'els@example.com'], ['an@example.com'], 409],
    ['to fewer than confirmed', ['an@example.com'], ['an@example.com', 'els@example.com'], 409],
    ['unconfirmed', ['an@example.com'], [], 409],
    ['to nobody', [], [], 400],
    ['to many', Array.from({ length: 6 }, (_, at) => `a${at}@example.com`), undefined, 400],
    ['twice to one', ['an@example.com', 'an@example.com'], undefined, 400],
    ['to what is no address', ['an@example.com, els@evil.com'], undefined, 400],
    ['to an address with a line break', ['an@example.com\r\nRCPT TO:<els@evil.com>'], undefined, 400],
    ['to what is no list', 'an@example.com', undefined, 400],
    ['to what is no text', [{ address: 'an@example.com' }], undefined, 400],
  ])('%s', async (_, to, confirmed, status) => {
    const { preview, server } = await startWithServer();
    expect((await send(preview, to, confirmed)).status).toBe(status);
    expect(server.taken).toEqual([]);
  });

  test('of a mail that cannot be rendered', async () => {
    const { preview, server } = await startWithServer();
    const body = { ...plainInvoice, sample: 'none', to: ['an@example.com'], confirmed: ['an@example.com'] };
    expect((await preview.post('/api/send', body)).status).toBe(404);
    expect(server.taken).toEqual([]);
  });
});

test('the page gets the server and the sender, but never the password', async () => {
  const { preview, server } = await startWithServer(
    { onAuth: (_auth, _session, answer) => answer(reply(535, 'Login refused')) },
    'someone:pass-4711@',
  );
  const state = await preview.state();
  expect(state.sending).toEqual({
    server: `127.0.0.1:${server.port}`,
    from: 'Acme <invoices@example.com>',
  });
  const answers = [JSON.stringify(state), await (await send(preview, ['an@example.com'])).text()];
  for (const answer of answers) expect(answer).not.toMatch(/someone|pass-4711/);
});
