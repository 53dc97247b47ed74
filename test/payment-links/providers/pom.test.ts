import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pom } from '../../../src/payment-links/providers/pom.ts';
import { paymentLinkProviderContract, requestOf } from '../../contracts/payment-link-provider.ts';
import { type Answer, type FakeApi, startFakeApi } from './fake-api.ts';

const username = 'kantoor-janssens';
const password = 'geheim:wachtwoord';
const token = Buffer.from(`${username}:${password}`).toString('base64');

/** POM, as assumed in docs/pom-assumed-api.json. */
function fakePom(): Answer {
  const byKey = new Map<string, object>();
  return ({ method, path, headers, body }) => {
    if (headers.authorization !== `Basic ${token}`) return { status: 401, body: { message: 'Unknown user' } };
    if (method === 'GET' && path === '/account')
      return { status: 200, body: { name: 'Kantoor Janssens', mode: 'test' } };
    const key = String(headers['idempotency-key']);
    const known = byKey.get(key);
    if (known !== undefined) return { status: 200, body: known };
    const { validUntil } = body as { validUntil: string };
    const link = {
      id: `P${byKey.size + 1}`,
      paymentUrl: `https://pay.pom.be/p/${byKey.size + 1}`,
      mode: 'test',
      validUntil,
    };
    byKey.set(key, link);
    return { status: 201, body: link };
  };
}

async function build(): Promise<{ provider: ReturnType<typeof pom>; api: FakeApi; secrets: string[] }> {
  const api = await startFakeApi(fakePom());
  return {
    provider: pom({ username, password, apiUrl: api.url, timeout: 150, pause: 1 }),
    api,
    secrets: [password, token],
  };
}

paymentLinkProviderContract('pom', build);

interface Schema {
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
  readonly additionalProperties?: boolean;
}

describe('pom', () => {
  const api = JSON.parse(readFileSync('docs/pom-assumed-api.json', 'utf8'));

  test('gets the request that the assumed API describes', async () => {
    const { provider, api: server } = await build();
    await provider.createLink(requestOf());
    await provider.createLink(
      requestOf({ idempotencyKey: '2', remittance: { kind: 'text', value: 'Invoice 1' } }),
    );
    await provider.testConnection();
    for (const { method, path, body, headers } of server.received) {
      const operation = api.paths[path][method.toLowerCase()];
      expect(headers.authorization).toMatch(/^Basic /);
      if (operation.requestBody === undefined) continue;
      expect(misfits(body, api.components.schemas.NewPaymentLink)).toEqual([]);
      expect(headers['idempotency-key']).toBeDefined();
    }
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /payment-links',
      'POST /payment-links',
      'GET /account',
    ]);
    await server.close();
  });

  test('has an API description that says that it is an assumption', () => {
    expect(api.info.description).toMatch(/assum/i);
    expect(api.openapi).toBe('3.1.0');
  });

  test.each([
    ['no user name', { username: '', password }],
    ['no password', { username, password: '' }],
    ['a colon in the user name', { username: 'a:b', password }],
  ])('refuses %s', (_, options) => {
    expect(() => pom(options)).toThrow(expect.objectContaining({ code: 'invalid-option' }));
  });

  test.each([
    { id: 'P1', mode: 'test' },
    { paymentUrl: 'https://pay.pom.be/1', mode: 'test' },
    { id: 'P1', paymentUrl: 'https://pay.pom.be/1' },
    'text',
  ])('refuses the answer %j', async (body) => {
    const server = await startFakeApi(() => ({ status: 201, body }));
    await expect(
      pom({ username, password, apiUrl: server.url }).createLink(requestOf()),
    ).rejects.toMatchObject({ code: 'provider-answer-invalid' });
    await server.close();
  });
});

/** Lists where a value does not match a schema, for the keywords of JSON Schema that the file uses. */
function misfits(value: unknown, schema: Schema, path = 'body'): string[] {
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${path} is not one of ${schema.enum}`];
  if (schema.type === 'integer') return Number.isInteger(value) ? [] : [`${path} is no integer`];
  if (schema.type !== 'object') return typeof value === schema.type ? [] : [`${path} is no ${schema.type}`];
  const object = value as Record<string, unknown>;
  const properties = schema.properties ?? {};
  return [
    ...(schema.required ?? [])
      .filter((name) => !(name in object))
      .map((name) => `${path}.${name} is missing`),
    ...Object.entries(object).flatMap(([name, part]) =>
      properties[name] === undefined
        ? [`${path}.${name} is not described`]
        : misfits(part, properties[name], `${path}.${name}`),
    ),
  ];
}
