import { setTimeout as sleep } from 'node:timers/promises';
import { FacteurError } from '../../errors.ts';

/** How to call the API of a provider. */
export interface ApiOptions {
  /** The provider name for error messages, such as "mollie". */
  readonly provider: string;
  /** Without trailing slash. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Secrets to remove from error messages. */
  readonly secrets: readonly string[];
  /** @default the global fetch */
  readonly fetch?: typeof fetch | undefined;
  /** Timeout of one attempt in milliseconds, including the body. @default 10000 */
  readonly timeout?: number | undefined;
  /** Maximum number of attempts for a repeatable request. @default 3 */
  readonly tries?: number | undefined;
  /** Milliseconds before the second attempt, doubled before each later one. @default 250 */
  readonly pause?: number | undefined;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  /** Whether the request may be sent again if its result is unknown. */
  readonly repeatable: boolean;
}

export interface ApiAnswer {
  readonly status: number;
  /** The parsed JSON body, or undefined if there is none. */
  readonly body: unknown;
}

/**
 * Calls the JSON API of a provider. A repeatable request is tried again after a timeout, a broken connection, 409, 429 or 5xx.
 * @throws FacteurError `provider-unauthorised`, `provider-rejected`, `provider-unavailable` or `provider-answer-invalid`
 */
export async function callApi(options: ApiOptions, request: ApiRequest): Promise<ApiAnswer> {
  const tries = request.repeatable ? (options.tries ?? 3) : 1;
  for (let attempt = 1; ; attempt++) {
    try {
      return await callOnce(options, request);
    } catch (error) {
      const isLast =
        attempt >= tries || !(error instanceof FacteurError) || error.code !== 'provider-unavailable';
      if (isLast) throw error;
    }
    await sleep((options.pause ?? 250) * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
  }
}

/** Maximum number of bytes in an answer. A payment link is much smaller. */
const largestAnswer = 1_000_000;

async function callOnce(options: ApiOptions, request: ApiRequest): Promise<ApiAnswer> {
  const { status, text } = await exchange(options, request);
  if (status === 401 || status === 403)
    throw failed(options, request, 'provider-unauthorised', `refused the credentials (${status})`);
  if (status === 409 || status === 429 || status >= 500)
    throw failed(options, request, 'provider-unavailable', `answered ${status}`);
  if (status >= 300)
    throw failed(options, request, 'provider-rejected', `answered ${status}${reasonOf(text)}`);
  if (text.trim() === '') return { status, body: undefined };
  try {
    return { status, body: JSON.parse(text) };
  } catch {
    throw failed(options, request, 'provider-answer-invalid', 'did not answer with JSON');
  }
}

async function exchange(options: ApiOptions, request: ApiRequest): Promise<{ status: number; text: string }> {
  const { body, idempotencyKey } = request;
  try {
    const response = await (options.fetch ?? fetch)(options.baseUrl + request.path, {
      method: request.method,
      redirect: 'error',
      // The signal also stops a slow body.
      signal: AbortSignal.timeout(options.timeout ?? 10_000),
      headers: {
        ...options.headers,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, text: await readText(response) };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    throw failed(
      options,
      request,
      'provider-unavailable',
      isTimeout ? 'did not answer in time' : 'could not be reached',
      error,
    );
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error('The answer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The reason in an error of most APIs: `detail`, `message` or `title`. */
function reasonOf(text: string): string {
  try {
    const { detail, message, title } = JSON.parse(text) as Record<string, unknown>;
    const reason = [detail, message, title].find((one) => typeof one === 'string') as string | undefined;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern removes control characters
    return reason === undefined ? '' : `: ${reason.replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 200)}`;
  } catch {
    return '';
  }
}

function failed(
  options: ApiOptions,
  request: ApiRequest,
  code: FacteurError['code'],
  what: string,
  cause?: unknown,
): FacteurError {
  let message = `${options.provider} ${what}. Request: ${request.method} ${request.path}.`;
  for (const secret of options.secrets) if (secret !== '') message = message.replaceAll(secret, '[secret]');
  return new FacteurError(code, message, cause === undefined ? undefined : { cause });
}
