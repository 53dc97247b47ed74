import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/payment-links/stores/open-store.ts';
import { hasSafeWal, openSqlite } from '../../../src/payment-links/stores/sqlite.ts';
import { loadSqlite, type SqliteConnection } from '../../../src/payment-links/stores/sqlite-driver.ts';
import { linkStoreContract } from '../../contracts/link-store.ts';
import { buildSqliteHouse } from './sqlite-house.ts';

// Node has built-in SQLite from 22.13. CI runs this suite with and without it.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const driver = major > 22 || (major === 22 && minor >= 13) ? 'node:sqlite' : 'better-sqlite3';

linkStoreContract(`SQLite (${driver})`, async () => buildSqliteHouse());

test(`${driver} is the driver on Node ${process.versions.node}`, async () => {
  const connection = (await loadSqlite())(':memory:', 0);
  expect(connection.constructor.name).toBe(driver === 'node:sqlite' ? 'DatabaseSync' : 'Database');
  connection.close();
});

let house: ReturnType<typeof buildSqliteHouse>;
let raw: (file?: string) => SqliteConnection;

beforeEach(async () => {
  house = buildSqliteHouse();
  const open = await loadSqlite();
  raw = (file = house.file) => open(file, 0);
});

afterEach(() => house.destroy());

describe('a version of SQLite', () => {
  test.each([
    ['3.51.3', true],
    ['3.51.4', true],
    ['3.53.0', true],
    ['4.0.0', true],
    ['3.44.6', true],
    ['3.50.7', true],
    ['3.51.2', false],
    ['3.50.6', false],
    ['3.50.8', false],
    ['3.44.5', false],
    ['3.47.2', false],
    ['', false],
  ])('%s shares a write-ahead log safely: %s', (version, isSafe) => {
    expect(hasSafeWal(version)).toBe(isSafe);
  });
});

describe('a file of SQLite', () => {
  test('has a write-ahead log if that is safe, and synchronises every change', async () => {
    const seen: string[] = [];
    const open = await loadSqlite();
    const database = await openSqlite(house.file, {
      open: (path, busyTimeout) => {
        const connection = open(path, busyTimeout);
        return Object.assign(Object.create(connection), {
          exec: (sql: string) => {
            seen.push(sql);
            return connection.exec(sql);
          },
          prepare: (sql: string) => connection.prepare(sql),
          close: () => connection.close(),
        });
      },
    });
    const version = String((await database.query('SELECT sqlite_version()', []))[0]![0]);
    const journal = (await database.query('PRAGMA journal_mode', []))[0]![0];
    expect(journal).toBe(hasSafeWal(version) ? 'wal' : 'delete');
    expect((await database.query('PRAGMA synchronous', []))[0]![0]).toBe(2);
    expect(Number((await database.query('PRAGMA busy_timeout', []))[0]![0])).toBe(5000);
    expect(seen).toContain('PRAGMA synchronous = FULL');
    await database.close();
  });

  test('has no write-ahead log with a version that can damage it, even if it had one', async () => {
    await (await openStore(house.file)).close();
    const open = await loadSqlite();
    const database = await openSqlite(house.file, {
      open: (path, busyTimeout) => {
        const connection = open(path, busyTimeout);
        return {
          exec: (sql) => connection.exec(sql),
          close: () => connection.close(),
          prepare: (sql) =>
            sql.includes('sqlite_version') ? { all: () => [{ version: '3.50.4' }] } : connection.prepare(sql),
        };
      },
    });
    expect((await database.query('PRAGMA journal_mode', []))[0]![0]).toBe('delete');
    await database.close();
  });

  test('with a newer version is refused, and not changed', async () => {
    await (await openStore(house.file)).close();
    const connection = raw();
    connection.exec('PRAGMA user_version = 99');
    connection.close();
    const before = readFileSync(house.file);
    await expect(openStore(house.file)).rejects.toMatchObject({
      code: 'store-too-new',
      message: expect.stringContaining('has version 99'),
    });
    expect(readFileSync(house.file).equals(before)).toBe(true);
  });

  test('of another application is refused, and not changed', async () => {
    const connection = raw();
    connection.exec('CREATE TABLE accounts (name TEXT)');
    connection.close();
    const before = readFileSync(house.file);
    await expect(openStore(house.file)).rejects.toMatchObject({
      code: 'store-invalid',
      message: expect.stringContaining('of another application'),
    });
    expect(readFileSync(house.file).equals(before)).toBe(true);
  });

  test.each([
    ['a text', Buffer.from('{"invoice":{"number":"2026-0142"}}'.repeat(100))],
    ['a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5000)])],
  ])('that is %s is refused, and not changed', async (_, content) => {
    writeFileSync(house.file, content);
    await expect(openStore(house.file)).rejects.toMatchObject({
      code: 'store-invalid',
      message: expect.stringContaining('is not an SQLite database'),
    });
    expect(readFileSync(house.file).equals(content)).toBe(true);
    expect(readdirSync(house.folder)).toEqual(['facteur.db']);
  });

  test('that is damaged is refused', async () => {
    const store = await openStore(house.file);
    await store.close();
    const content = readFileSync(house.file);
    content.fill(0xff, 100, 4096);
    writeFileSync(house.file, content);
    await expect(openStore(house.file)).rejects.toMatchObject({ code: 'store-invalid' });
  });

  test('in a folder that does not exist is refused', async () => {
    await expect(openStore(join(house.folder, 'no', 'facteur.db'))).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('cannot be opened or created'),
    });
    await expect(openStore(house.folder)).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  test('on a full disk causes an error, and loses nothing', async () => {
    const open = await loadSqlite();
    const database = await openSqlite(house.file, {
      open: (path, busyTimeout) => {
        const connection = open(path, busyTimeout);
        connection.exec('PRAGMA max_page_count = 20');
        return connection;
      },
    });
    const insert = (code: number): Promise<unknown> =>
      database.query(
        "INSERT INTO facteur_links VALUES (?, 'a', ?, 1, 1, ?, 'a', 'a', 'a', 'a', 1, 1, 1, 1) RETURNING code",
        [String(code), String(code), 'x'.repeat(1000)],
      );
    let inserted = 0;
    const filling = (async () => {
      for (; inserted < 1000; inserted++) await insert(inserted);
    })();
    await expect(filling).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('the disk is full'),
    });
    expect(inserted).toBeGreaterThan(10);
    expect(Number((await database.query('SELECT count(*) FROM facteur_links', []))[0]![0])).toBe(inserted);
    await database.close();
  });

  test('that another process has locked causes an error after the timeout', async () => {
    await (await openStore(house.file)).close();
    const connection = raw();
    const database = await openSqlite(house.file, { busyTimeout: 50 });
    connection.exec('BEGIN IMMEDIATE');
    const insert = database.query(
      "INSERT INTO facteur_links VALUES ('a','a','a',1,1,'{}','a','a','a','a',1,1,1,1) RETURNING code",
      [],
    );
    await expect(insert).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('is locked by another process'),
    });
    connection.exec('ROLLBACK');
    connection.close();
    await database.close();
  });

  test('in a read-only folder is refused, and leaves no file', async () => {
    chmodSync(house.folder, 0o555);
    const { status, stdout } = openAsNobody(house.file);
    expect(JSON.parse(stdout)).toMatchObject({ code: 'store-unavailable' });
    expect(status).toBe(0);
    expect(existsSync(house.file)).toBe(false);
    chmodSync(house.folder, 0o755);
  });

  test('that is read-only is refused, and not changed', async () => {
    await (await openStore(house.file)).close();
    chmodSync(house.file, 0o444);
    chmodSync(house.folder, 0o555);
    const { size, mtimeMs } = statSync(house.file);
    expect(JSON.parse(openAsNobody(house.file).stdout)).toMatchObject({ code: 'store-unavailable' });
    expect(statSync(house.file)).toMatchObject({ size, mtimeMs });
    chmodSync(house.folder, 0o755);
  });
});

/**
 * Root may write everywhere, so another user opens the store. That user may not be able to read Node or the package, so a
 * first store loads everything before the process becomes that user.
 */
function openAsNobody(file: string): { status: number | null; stdout: string } {
  const script = `
    import { openPaymentLinks } from ${JSON.stringify(new URL('../../../dist/payment-links/index.js', import.meta.url).href)};
    const data = { invoice: { number: '1', total: '1' }, company: { name: 'A', enterpriseNumber: '0403019261', iban: 'BE68539007547034' } };
    const baseUrl = 'https://pay.example.be';
    const [, file, first] = process.argv;
    await (await openPaymentLinks({ store: first, baseUrl })).close();
    if (process.getuid?.() === 0) {
      process.setgroups([]);
      process.setgid(65_534);
      process.setuid(65_534);
    }
    try {
      const links = await openPaymentLinks({ store: file, baseUrl });
      await links.create(data);
      console.log('{}');
    } catch ({ code, message }) {
      console.log(JSON.stringify({ code, message }));
    }`;
  const first = buildSqliteHouse();
  try {
    return spawnSync(process.execPath, ['--input-type=module', '-e', script, file, first.file], {
      encoding: 'utf8',
    });
  } finally {
    first.destroy();
  }
}
