import { FacteurError } from '../../errors.ts';
import { type ApiOptions, callApi } from './call-api.ts';
import { readPomAccount, readPomLink, toPomRequest } from './pom-format.ts';
import type { PaymentLinkProvider } from './provider.ts';
import { testConnection } from './test-connection.ts';

export const pomName = 'pom';
export const pomHosts: readonly string[] = ['pom.be'];

export interface PomOptions {
  /** The user name that POM gave to this company. */
  readonly username: string;
  readonly password: string;
  /** An assumption, because POM publishes no API documentation. @default "https://api.pom.be/v1" */
  readonly apiUrl?: string;
  /** @default ["pom.be"] */
  readonly hosts?: readonly string[];
  /** @default the global fetch */
  readonly fetch?: typeof fetch;
  /** Timeout of one attempt in milliseconds. @default 10000 */
  readonly timeout?: number;
  /** Milliseconds before the second attempt. @default 250 */
  readonly pause?: number;
}

/**
 * POM. Its wire format is an ASSUMPTION, because POM publishes no API documentation. The assumptions are in
 * `docs/pom-assumed-api.json` (OpenAPI) and in `pom-format.ts`, the only file to change when the real format is known.
 * @throws FacteurError `invalid-option` without a user name and password
 */
export function pom(options: PomOptions): PaymentLinkProvider {
  const { username, password } = options;
  for (const [name, value] of Object.entries({ username, password })) {
    // A colon would end the user name in HTTP basic authentication (RFC 7617).
    if (typeof value !== 'string' || value === '' || (name === 'username' && value.includes(':')))
      throw new FacteurError(
        'invalid-option',
        `The option "${name}" of pom is empty or invalid. Enter the value that POM gave you.`,
      );
  }
  const token = Buffer.from(`${username}:${password}`).toString('base64');
  const api: ApiOptions = {
    provider: pomName,
    baseUrl: options.apiUrl ?? 'https://api.pom.be/v1',
    headers: { authorization: `Basic ${token}` },
    secrets: [token, password],
    fetch: options.fetch,
    timeout: options.timeout,
    pause: options.pause,
  };
  return {
    name: pomName,
    capabilities: {
      maxLifetimeDays: 90,
      idempotentCreate: true,
      feedback: 'none',
      cancel: false,
      hosted: true,
    },
    hosts: options.hosts ?? pomHosts,
    testConnection: () =>
      testConnection(async () =>
        readPomAccount((await callApi(api, { method: 'GET', path: '/account', repeatable: true })).body),
      ),
    async createLink(request) {
      const { idempotencyKey } = request;
      const body = toPomRequest(request);
      const answer = await callApi(api, {
        method: 'POST',
        path: '/payment-links',
        body,
        idempotencyKey,
        repeatable: true,
      });
      return readPomLink(answer.body);
    },
  };
}
