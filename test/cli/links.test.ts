import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectCommand } from '../../src/cli/commands/connect.ts';
import { linksCommand } from '../../src/cli/commands/links.ts';
import { invoiceData } from '../payment-links/invoices.ts';
import { startFakeApi } from '../payment-links/providers/fake-api.ts';

let folder: string;
let invoice: string;
let db: string;

beforeEach(() => {
  for (const name of ['FACTEUR_DB', 'FACTEUR_BASE_URL', 'FACTEUR_PROVIDER', 'FACTEUR_CREDENTIALS_KEY'])
    vi.stubEnv(name, undefined);
  folder = mkdtempSync(join(tmpdir(), 'facteur-cli-'));
  invoice = join(folder, 'invoice.json');
  db = join(folder, 'facteur.db');
  vi.stubEnv('FACTEUR_CREDENTIALS', join(folder, 'credentials'));
  writeFileSync(invoice, JSON.stringify(invoiceData()));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Runs a command in this process. @returns what it printed */
async function facteur(...words: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  const program = new Command('facteur').addCommand(linksCommand()).addCommand(connectCommand());
  const quiet = (command: Command): void => {
    command.exitOverride().configureOutput({ writeErr: () => {} });
    command.commands.forEach(quiet);
  };
  quiet(program);
  try {
    await program.parseAsync(words, { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
}

const links = (...words: string[]): Promise<string> =>
  facteur('links', ...words, '--db', db, '--base-url', 'https://pay.example.be');
const json = async (...words: string[]): Promise<Record<string, unknown>> =>
  JSON.parse(await links(...words, '--json'));

describe('facteur links', () => {
  test('creates a link, and returns the same one the next time', async () => {
    const printed = await links('create', invoice);
    const link = await json('create', invoice);
    expect(printed.split('\n')[0]).toBe(link.url);
    expect(printed).toContain('invoice 2026-0142 of company 0403019261, revision 1');
    expect(printed).toContain('1210.00 EUR by bank-transfer');
    expect(link).toMatchObject({ status: 'open', invoice: '2026-0142', provider: 'bank-transfer' });
  });

  test('shows, renews, cancels and marks as paid, by code or by short URL', async () => {
    const { code, url } = await json('create', invoice);
    expect(await json('show', String(code).toLowerCase())).toMatchObject({ code });
    const renewed = await json('renew', String(url));
    expect(renewed).toMatchObject({ revision: 2, status: 'open' });
    expect(await links('show', String(url))).toContain('cancelled, valid until');
    expect(await json('cancel', String(renewed.code))).toMatchObject({ status: 'cancelled' });
    expect(await json('paid', String(renewed.code))).toMatchObject({ status: 'paid' });
  });

  test('lists what expires soon', async () => {
    expect(await links('create', invoice)).toContain('open');
    expect(await links('list')).toMatch(
      /^code +status +valid until +EUR +invoice +company\n\w{14} +open +\d{4}-\d\d-\d\d +1210.00 +2026-0142 +0403019261$/,
    );
    expect(await links('list', '--expiring', '14d')).toBe('No links.');
    expect(await json('list', '--expiring', '14d')).toEqual([]);
    expect(await json('list', '--expiring', '91d')).toHaveLength(1);
    expect(await json('list', '--limit', '1')).toHaveLength(1);
  });

  test('purges', async () => {
    await links('create', invoice);
    expect(await links('purge')).toBe('Deleted 0 links.');
    expect(await json('purge', '--older-than', '0d')).toEqual({ deleted: 0 });
  });

  test('uses facteur.db and localhost by default', async () => {
    vi.stubEnv('FACTEUR_DB', db);
    expect(await facteur('links', 'create', invoice)).toContain('http://localhost:8080/');
  });

  test.each([
    ['a file that does not exist', ['create', 'nowhere.json'], 'file-not-readable'],
    ['a code that no link has', ['show', '00000000000000'], 'link-not-found'],
    ['a code that is not valid', ['renew', 'nonsense'], 'link-not-found'],
    ['an unknown provider', ['create', '<invoice>', '--provider', 'molly'], 'unknown-provider'],
    [
      'a provider without credentials',
      ['create', '<invoice>', '--provider', 'mollie'],
      'credentials-missing',
    ],
    ['a duration that is not valid', ['list', '--expiring', '14'], 'commander.invalidArgument'],
    ['a limit that is not valid', ['list', '--limit', '0'], 'commander.invalidArgument'],
  ])('refuses %s', async (_, words, code) => {
    await links('create', invoice);
    await expect(
      links(...words.map((word) => (word === '<invoice>' ? invoice : word))),
    ).rejects.toMatchObject({ code });
  });

  test.each([
    ['{', 'invalid-json-data'],
    ['[]', 'invalid-json-data'],
    ['{"invoice":{"number":"1","total":"1.234"}}', 'invalid-data'],
    [JSON.stringify(invoiceData({ status: 'paid' })), 'nothing-to-pay'],
  ])('refuses the invoice %s', async (content, code) => {
    writeFileSync(invoice, content);
    await expect(links('create', invoice)).rejects.toMatchObject({ code });
  });

  test('creates no store for a command that only reads', async () => {
    for (const words of [['show', '00000000000000'], ['list'], ['renew', 'x'], ['cancel', 'x'], ['purge']]) {
      await expect(links(...words)).rejects.toMatchObject({ code: 'store-unavailable' });
    }
    expect(existsSync(db)).toBe(false);
  });

  test.each([
    ['--base-url', 'http://pay.example.be', 'invalid-base-url'],
    ['--db', '<invoice>', 'store-invalid'],
    ['--db', '/nowhere/at/all.db', 'store-unavailable'],
  ])('refuses %s %s', async (option, value, code) => {
    await expect(
      facteur('links', 'create', invoice, '--db', db, option, value === '<invoice>' ? invoice : value),
    ).rejects.toMatchObject({ code });
    expect(readFileSync(invoice, 'utf8')).toBe(JSON.stringify(invoiceData()));
  });
});

describe('facteur connect', () => {
  test('tests and saves credentials, which links then use', async () => {
    const made: unknown[] = [];
    const api = await startFakeApi(({ method, headers, body }) => {
      if (headers.authorization !== `Basic ${Buffer.from('kantoor:geheim').toString('base64')}`)
        return { status: 401 };
      if (method === 'GET') return { status: 200, body: { mode: 'test' } };
      made.push(body);
      return { status: 201, body: { id: 'P1', paymentUrl: 'https://pay.pom.be/p/1', mode: 'test' } };
    });
    vi.stubEnv('FACTEUR_POM_USERNAME', 'kantoor');
    vi.stubEnv('FACTEUR_POM_PASSWORD', 'wrong');
    const connect = (...words: string[]): Promise<string> =>
      facteur('connect', 'pom', '--company', 'BE 0403.019.261', '--api-url', api.url, ...words);
    await expect(connect()).rejects.toMatchObject({
      code: 'provider-unauthorised',
      message: expect.stringContaining('Nothing was saved.'),
    });
    expect(existsSync(join(folder, 'credentials'))).toBe(false);

    vi.stubEnv('FACTEUR_POM_PASSWORD', 'geheim');
    expect(await connect()).toBe(
      `pom accepts the credentials of company 0403019261, in test mode.\nSaved in ${join(folder, 'credentials', '0403019261.json')}.`,
    );
    expect(await connect('--test')).toBe('pom accepts the credentials of company 0403019261, in test mode.');
    expect(JSON.parse(await connect('--test', '--json'))).toEqual({
      provider: 'pom',
      company: '0403019261',
      ok: true,
      mode: 'test',
    });

    expect(await json('create', invoice)).toMatchObject({ provider: 'pom', mode: 'test', status: 'open' });
    expect(made).toHaveLength(1);
    expect(await links('create', invoice)).toContain('1210.00 EUR by pom, in test mode');
    await api.close();
    await expect(connect('--test')).rejects.toMatchObject({ code: 'provider-unavailable' });
  });

  test('refuses an unknown provider, and missing credentials', async () => {
    await expect(facteur('connect', 'molie', '--company', '0403019261')).rejects.toThrow(
      /Did you mean "mollie"/,
    );
    await expect(facteur('connect', 'mollie', '--company', '0403019261', '--test')).rejects.toMatchObject({
      code: 'credentials-missing',
    });
    await expect(facteur('connect', 'mollie')).rejects.toMatchObject({
      code: 'commander.missingMandatoryOptionValue',
    });
  });
});
