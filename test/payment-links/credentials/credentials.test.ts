import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  connectProvider,
  testSavedCredentials,
} from '../../../src/payment-links/credentials/connect-provider.ts';
import { decrypt, encrypt } from '../../../src/payment-links/credentials/encrypt.ts';
import { readCredentials } from '../../../src/payment-links/credentials/read-credentials.ts';
import { saveCredentials } from '../../../src/payment-links/credentials/save-credentials.ts';
import { savedProvider } from '../../../src/payment-links/credentials/saved-provider.ts';
import { type FakeApi, startFakeApi } from '../providers/fake-api.ts';

const company = '0403019261';
const password = 'geheim wachtwoord';
const token = Buffer.from(`kantoor:${password}`).toString('base64');
let parent: string;
let folder: string;
let file: string;
let api: FakeApi;

beforeEach(async () => {
  vi.stubEnv('FACTEUR_CREDENTIALS_KEY', undefined);
  parent = mkdtempSync(join(tmpdir(), 'facteur-credentials-'));
  folder = join(parent, 'facteur', 'credentials');
  file = join(folder, `${company}.json`);
  api = await startFakeApi(({ headers }) =>
    headers.authorization === `Basic ${token}` ? { status: 200, body: { mode: 'test' } } : { status: 401 },
  );
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await api.close();
  rmSync(parent, { recursive: true });
});

const saved = {
  company,
  provider: 'pom',
  mode: 'test',
  credentials: { username: 'kantoor', password },
} as const;

describe('saved credentials', () => {
  test('are read back, and only their owner can read them', async () => {
    expect(await saveCredentials(saved, { folder })).toBe(file);
    expect(await readCredentials(company, { folder })).toEqual(saved);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual([`${company}.json`]);
  });

  test('are encrypted if there is a key', async () => {
    await saveCredentials(saved, { folder, key: 'a key' });
    const content = readFileSync(file, 'utf8');
    for (const secret of [password, 'kantoor', token, Buffer.from(password).toString('base64')])
      expect(content).not.toContain(secret);
    expect(await readCredentials(company, { folder, key: 'a key' })).toEqual(saved);
    await expect(readCredentials(company, { folder, key: 'another' })).rejects.toMatchObject({
      code: 'credentials-unreadable',
    });
    await expect(readCredentials(company, { folder })).rejects.toThrow(/Set FACTEUR_CREDENTIALS_KEY/);
    vi.stubEnv('FACTEUR_CREDENTIALS_KEY', 'a key');
    expect(await readCredentials(company, { folder })).toEqual(saved);
  });

  test('cannot be changed or used for another company if they are encrypted', async () => {
    await saveCredentials(saved, { folder, key: 'a key' });
    const content = JSON.parse(readFileSync(file, 'utf8'));
    const { text } = content.encrypted;
    content.encrypted.text = (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
    writeFileSync(file, JSON.stringify(content));
    await expect(readCredentials(company, { folder, key: 'a key' })).rejects.toMatchObject({
      code: 'credentials-unreadable',
    });
    content.encrypted.text = text;
    const other = join(folder, '0203430576.json');
    writeFileSync(other, JSON.stringify({ ...content, company: '0203430576' }), { mode: 0o600 });
    await expect(readCredentials('0203430576', { folder, key: 'a key' })).rejects.toMatchObject({
      code: 'credentials-unreadable',
    });
  });

  test('are refused if other users can read them', async () => {
    await saveCredentials(saved, { folder });
    chmodSync(file, 0o640);
    await expect(readCredentials(company, { folder })).rejects.toThrow(
      /can be read by other users. Run "chmod 600/,
    );
  });

  test.each([
    '',
    '{',
    '[]',
    '{"version":2}',
    '{"version":1,"provider":"pom","credentials":{},"company":"other"}',
  ])('that are damaged are refused: %j', async (content) => {
    await saveCredentials(saved, { folder });
    writeFileSync(file, content);
    const reading = readCredentials(company, { folder });
    await expect(reading).rejects.toMatchObject({ code: 'credentials-unreadable' });
  });

  test('are undefined if there are none', async () => {
    expect(await readCredentials(company, { folder })).toBeUndefined();
  });

  test('cause an error if they cannot be saved, and leave no file', async () => {
    writeFileSync(join(parent, 'facteur'), 'a file in the way');
    await expect(saveCredentials(saved, { folder })).rejects.toMatchObject({
      code: 'credentials-unreadable',
    });
    expect(readdirSync(parent)).toEqual(['facteur']);
  });

  test('decide the provider of a company', async () => {
    expect(await savedProvider(company, undefined, { folder })).toMatchObject({ name: 'bank-transfer' });
    await expect(savedProvider(company, 'pom', { folder })).rejects.toMatchObject({
      code: 'credentials-missing',
    });
    await expect(savedProvider(company, 'pon', { folder })).rejects.toThrow(/Did you mean "pom"/);
    await saveCredentials(saved, { folder });
    expect(await savedProvider(company, undefined, { folder })).toMatchObject({ name: 'pom' });
    expect(await savedProvider(company, 'pom', { folder })).toMatchObject({ name: 'pom' });
    expect(await savedProvider(company, 'bank-transfer', { folder })).toMatchObject({
      name: 'bank-transfer',
    });
    await expect(savedProvider(company, 'mollie', { folder })).rejects.toMatchObject({
      code: 'credentials-missing',
    });
  });
});

describe('encrypting', () => {
  test('gives another text each time, and needs the key and the purpose', () => {
    const one = encrypt('text', 'key', 'purpose');
    expect(encrypt('text', 'key', 'purpose').text).not.toBe(one.text);
    expect(decrypt(one, 'key', 'purpose')).toBe('text');
    expect(() => decrypt(one, 'kex', 'purpose')).toThrow();
    expect(() => decrypt(one, 'key', 'other')).toThrow();
    expect(() => decrypt({ ...one, tag: one.tag.slice(0, 8) }, 'key', 'purpose')).toThrow();
  });
});

describe('connecting', () => {
  const environment = { FACTEUR_POM_USERNAME: 'kantoor', FACTEUR_POM_PASSWORD: password };
  const connect = (options: object = {}): ReturnType<typeof connectProvider> =>
    connectProvider('pom', { folder, company, ask: undefined, environment, apiUrl: api.url, ...options });

  test('tests the credentials from the environment, and saves them with their mode', async () => {
    expect(await connect()).toEqual({ test: { ok: true, mode: 'test' }, file });
    expect(await readCredentials(company, { folder })).toMatchObject({ mode: 'test', provider: 'pom' });
    expect(await testSavedCredentials('pom', company, { folder })).toEqual({ ok: true, mode: 'test' });
  });

  test('asks the user for credentials that are not in the environment', async () => {
    const asked: string[] = [];
    const ask = async ({ question, secret }: { question: string; secret: boolean }): Promise<string> => {
      asked.push(`${question}${secret ? ' (hidden)' : ''}`);
      return question === 'Password' ? password : 'kantoor';
    };
    expect(await connect({ environment: {}, ask })).toMatchObject({ test: { ok: true } });
    expect(asked).toEqual(['User name', 'Password (hidden)']);
  });

  test('saves nothing if the provider refuses, except with the option', async () => {
    const wrong = { ...environment, FACTEUR_POM_PASSWORD: 'wrong password' };
    const result = await connect({ environment: wrong });
    expect(result).toMatchObject({ test: { ok: false, reason: 'auth' }, file: undefined });
    expect(JSON.stringify(result)).not.toContain('wrong password');
    expect(await readCredentials(company, { folder })).toBeUndefined();
    expect(await connect({ environment: wrong, saveAnyway: true })).toMatchObject({
      test: { ok: false },
      file,
    });
    expect(await readCredentials(company, { folder })).toMatchObject({ mode: undefined });
    expect(await testSavedCredentials('pom', company, { folder })).toMatchObject({
      ok: false,
      reason: 'auth',
    });
  });

  test('keeps the saved credentials if new ones are refused', async () => {
    await connect();
    await connect({ environment: { ...environment, FACTEUR_POM_PASSWORD: 'wrong' } });
    expect(await testSavedCredentials('pom', company, { folder })).toMatchObject({ ok: true });
  });

  test('fails without credentials, and for an unknown provider', async () => {
    await expect(connect({ environment: {} })).rejects.toThrow(/set FACTEUR_POM_USERNAME/);
    await expect(
      connectProvider('moly', { folder, company, ask: undefined, environment }),
    ).rejects.toMatchObject({ code: 'unknown-provider' });
    await expect(testSavedCredentials('pom', company, { folder })).rejects.toMatchObject({
      code: 'credentials-missing',
    });
  });
});
