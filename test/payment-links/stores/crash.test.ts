import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import { loadSqlite } from '../../../src/payment-links/stores/sqlite-driver.ts';
import { buildSqliteHouse } from './sqlite-house.ts';

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

let house: ReturnType<typeof buildSqliteHouse>;

beforeEach(() => {
  house = buildSqliteHouse();
});

afterEach(() => house.destroy());

describe('processes that create links on one file', () => {
  const kills = 210;
  const invoices = 4000;

  test(`are killed ${kills} times at random moments: no acknowledged link is lost, none is there twice`, async () => {
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
      while (killed < kills) {
        killed += 1;
        await killAtRandom(keep);
      }
    };
    await Promise.all([worker(), worker(), worker()]);

    await expectIntact(house.file);
    const store = await openStore(house.file);
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
    expect(lines).toBeGreaterThan(kills);
    await store.close();
  }, 300_000);

  /** Kills a process some time after its first link, or while it is starting. */
  async function killAtRandom(keep: (line: string) => void): Promise<void> {
    const child = spawn(
      process.execPath,
      [script('create-links-process.mjs'), house.file, String(invoices)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let printed = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk;
    });
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
    const kill = (): void => void child.kill('SIGKILL');
    if (Math.random() < 0.1) setTimeout(kill, Math.random() * 200);
    else child.stdout.once('data', () => setTimeout(kill, Math.random() * 40));
    const [, signal] = await once(child, 'close');
    expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
    // The last line may be cut off: then nobody was told.
    for (const line of printed.split('\n').slice(0, -1)) keep(line);
  }
});

describe('processes that open a new file at the same moment', () => {
  test('all find the same tables', async () => {
    for (let round = 0; round < 4; round++) {
      const file = `${house.file}-${round}`;
      const at = String(Date.now() + 1500);
      const children = Array.from({ length: 6 }, () =>
        spawn(process.execPath, [script('open-store-process.mjs'), file, at]),
      );
      const printed = await Promise.all(children.map((child) => text(child.stdout)));
      expect(printed).toEqual(Array(6).fill('opened\n'));
      await expectIntact(file);
    }
  }, 60_000);
});

describe('a full disk', () => {
  test('is an error that says so, and nothing is lost or half written', async () => {
    // A small disk of its own, in a namespace that ends with the process.
    const commands = [
      `mount -t tmpfs -o size=1m tmpfs ${house.folder}`,
      `head -c 300000 /dev/zero > ${house.folder}/filler`,
      `${process.execPath} ${script('fill-disk-process.mjs')} ${house.file} ${house.folder}/filler`,
    ];
    const options = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
    const { stdout, stderr } = spawnSync('unshare', [...options, 'sh', '-c', commands.join(' && ')], {
      encoding: 'utf8',
    });
    expect(stderr.replace(/.*unshare.*/, '$& (run as root, or allow user namespaces)')).toBe('');
    const result = JSON.parse(stdout);
    expect(result.refusal).toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('the disk is full'),
    });
    expect(result).toMatchObject({ lost: 0, again: 'open', rows: result.acknowledged + 1 });
    expect(result.acknowledged).toBeGreaterThan(20);
  });
});

async function expectIntact(file: string): Promise<void> {
  const connection = (await loadSqlite())(file, 5000);
  expect(connection.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  connection.close();
}
