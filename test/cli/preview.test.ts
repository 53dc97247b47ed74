import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { PreviewState } from '../../src/preview/preview-api.ts';
import { mainFile, runFacteur } from './run-facteur.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything that it printed, on both streams. */
  said(): string;
}

async function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = spawn(process.execPath, [mainFile, 'preview', ...args], { env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  await expect.poll(() => said, { timeout: 30_000 }).toMatch(/http:\/\/\S+\n/);
  return { child, url: /http:\/\/\S+/.exec(said)![0], said: () => said };
}

const stateOf = async (url: string): Promise<PreviewState> =>
  (await (await fetch(`${url}/api/state`)).json()) as PreviewState;

test('facteur preview prints its address, serves the folder and its page, and ends at Ctrl-C with a page open', async () => {
  const { child, url, said } = await start(['templates', '--port', '0']);
  expect(said()).toBe(`Previewing templates on ${url}\n`);
  expect((await stateOf(url)).templates).toHaveLength(4);
  expect(await (await fetch(url)).text()).toContain('src="/assets/page.js"');
  expect((await fetch(`${url}/assets/page.js`)).status).toBe(200);
  const events = await fetch(`${url}/events`);
  const closed = once(child, 'close');
  child.kill('SIGINT');
  expect(await closed).toEqual([0, null]);
  await events.text().catch(() => undefined);
});

test('a port that is taken is reported, and the next free one is used', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  const { url, said } = await start(['templates', '--port', String(port)]);
  expect(said()).toContain(`Port ${port} is taken; the next free one is ${new URL(url).port}.`);
});

test('a missing folder is reported, with the command that creates one', async () => {
  const folder = `${await temporaryFolder()}/none`;
  const { said } = await start([folder, '--port', '0']);
  await expect.poll(said).toContain(`Make the first template: facteur init ${folder}`);
});

test('a mail server in the environment is used only if a sender is given', async () => {
  const env = { FACTEUR_SMTP: 'smtp://user:secret@localhost:2525' };
  const quiet = await start(['templates', '--port', '0'], env);
  expect(await stateOf(quiet.url)).not.toHaveProperty('sending');
  const sending = await start(['templates', '--port', '0', '--from', 'a@example.com'], env);
  expect((await stateOf(sending.url)).sending).toEqual({ server: 'localhost:2525', from: 'a@example.com' });
  expect(sending.said()).not.toContain('secret');
});

test.each([
  [['--port', '99999'], 'Expected a port'],
  [['--now', 'tomorrow'], 'ISO 8601'],
  [['--smtp', 'smtp://localhost'], 'needs both "smtp"'],
  [['--host', '203.0.113.1', '--port', '0'], 'Cannot listen on 203.0.113.1'],
])('facteur preview %j is refused', async (args, message) => {
  const { exitCode, stderr } = await runFacteur(['preview', ...args], { env: { FACTEUR_SMTP: '' } });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});
