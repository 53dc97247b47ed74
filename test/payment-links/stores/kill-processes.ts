import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { LinkStore } from '../../../src/payment-links/stores/link-store.ts';

const script = fileURLToPath(new URL('create-links-process.mjs', import.meta.url));
const invoices = 4000;

/** How many times processes are killed: a few in `npm test`, more in `test:real`, for minutes in `soak`. */
export const rounds: number = Number(process.env.FACTEUR_TEST_ROUNDS ?? 40);

/**
 * Kills processes that create links on one store, three at a time, each at a random moment.
 * @returns the codes that were acknowledged, by invoice
 */
export async function killProcesses(store: string): Promise<ReadonlyMap<string, string>> {
  const acknowledged = new Map<string, string>();
  let killed = 0;
  let lines = 0;
  const keep = (line: string): void => {
    const [invoice = '', code = ''] = line.split(' ');
    expect(code).toBe(acknowledged.get(invoice) ?? code);
    acknowledged.set(invoice, code);
    lines += 1;
  };
  const worker = async (): Promise<void> => {
    while (killed < rounds) {
      killed += 1;
      await killAtRandom(store, keep);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  expect(lines).toBeGreaterThan(rounds);
  return acknowledged;
}

/** Every acknowledged link is in the store, each invoice once. */
export async function expectAll(store: LinkStore, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const rows = await store.list({ open: false, before: Number.MAX_SAFE_INTEGER, now: 0, limit: 1_000_000 });
  const codes = new Map(rows.map((link) => [link.code, link]));
  for (const [invoice, code] of acknowledged) {
    expect(codes.get(code)).toMatchObject({
      invoice,
      target: expect.stringContaining('https://provider.example/'),
    });
  }
  expect(new Set(rows.map((link) => link.invoice)).size).toBe(rows.length);
  expect(rows.every((link) => link.revision === 1)).toBe(true);
}

/** Kills a process some time after its first links, or while it is starting. */
async function killAtRandom(store: string, keep: (line: string) => void): Promise<void> {
  const child = spawn(process.execPath, [script, store, String(invoices)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  const kill = (delay: number): void => void setTimeout(() => child.kill('SIGKILL'), Math.random() * delay);
  // Counts links, so that a slow machine acknowledges as many as a fast one.
  let left = 1 + Math.floor(Math.random() * 8);
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk;
    if (left > 0 && printed.split('\n').length > left) {
      left = 0;
      kill(10);
    }
  });
  if (Math.random() < 0.1) kill(200);
  const [, signal] = await once(child, 'close');
  expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
  // The last line may be incomplete; then its link was not acknowledged.
  for (const line of printed.split('\n').slice(0, -1)) keep(line);
}
