import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPaymentLinks } from '../../src/payment-links/open-payment-links.ts';
import { invoiceData } from '../payment-links/invoices.ts';
import { mainFile } from './run-facteur.ts';

let folder: string;
let db: string;
let server: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facteur-serve-'));
  db = join(folder, 'facteur.db');
});

afterEach(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function serve(...words: string[]): Promise<string> {
  server = spawn(process.execPath, [
    mainFile,
    'links',
    'serve',
    '--db',
    db,
    '--base-url',
    'https://pay.example.be',
    '--port',
    '0',
    ...words,
  ]);
  const [line] = await once(server.stdout!, 'data');
  return /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))![0];
}

describe('facteur links serve', () => {
  test('serves the links of a store, including those that another process creates meanwhile', async () => {
    const address = await serve();
    const links = await openPaymentLinks({ store: db, baseUrl: 'https://pay.example.be' });
    const { code } = await links.create(invoiceData());
    const response = await fetch(`${address}/${code}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Factuur 2026-0142 betalen');
    await links.cancel(code);
    expect((await fetch(`${address}/${code}`)).status).toBe(410);
    await links.close();
  });

  test('counts misses by the last address that your own proxy saw', async () => {
    const address = await serve('--trust-proxy');
    const miss = async (client: string): Promise<number> =>
      (await fetch(`${address}/x`, { headers: { 'x-forwarded-for': client } })).status;
    for (let count = 0; count < 60; count++) expect(await miss(`203.0.113.${count}, 192.0.2.1`)).toBe(404);
    expect(await miss('203.0.113.99, 192.0.2.1')).toBe(429);
    expect(await miss('192.0.2.1, 203.0.113.99')).toBe(404);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes what is under way after %s, and stops',
    async (signal) => {
      const address = await serve();
      const { port } = new URL(address);
      // The signal arrives in the middle of a request.
      const socket = connect(Number(port), '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      await once(socket, 'connect');
      socket.write('GET /robots.txt HTTP/1.1\r\nhost: x\r\n');
      await sleep(100);
      server!.kill(signal);
      await sleep(100);
      await expect(fetch(address)).rejects.toThrow();
      socket.write('\r\n');
      const [code] = await once(server!, 'exit');
      expect(code).toBe(0);
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
      socket.destroy();
    },
  );

  test('says that a port is taken', async () => {
    const address = await serve();
    const { port } = new URL(address);
    const second = spawn(process.execPath, [mainFile, 'links', 'serve', '--db', db, '--port', port]);
    let errors = '';
    second.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const [code] = await once(second, 'close');
    expect({ code, errors }).toEqual({
      code: 2,
      errors: expect.stringContaining(`Error: Cannot listen on 127.0.0.1:${port} (EADDRINUSE)`),
    });
  });
});
