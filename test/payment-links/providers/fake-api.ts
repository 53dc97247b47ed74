import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the fake does instead of answering a request. */
type Fault = 'echo' | 'hang' | 'slow-body' | 'close' | 'malformed' | 'not-json' | 'huge' | number;

/** A received request. */
interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** An HTTP server on this machine with the format of a provider, and its faults. */
export interface FakeApi {
  readonly url: string;
  readonly received: Received[];
  /** Faults for the next requests, one each. `ok` answers normally. */
  readonly faults: (Fault | 'ok')[];
  close(): Promise<void>;
}

export type Answer = (request: Received) => { readonly status: number; readonly body?: unknown };

export async function startFakeApi(answer: Answer): Promise<FakeApi> {
  const received: Received[] = [];
  const faults: (Fault | 'ok')[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const one: Received = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: body === '' ? undefined : JSON.parse(body),
    };
    received.push(one);
    const fault = faults.shift() ?? 'ok';
    // The provider has done its work even if its answer gets lost.
    const echo = { status: 422, body: { detail: `Not for ${request.headers.authorization}` } };
    const right =
      fault === 'echo'
        ? echo
        : typeof fault === 'number'
          ? { status: fault, body: problems[fault] }
          : answer(one);
    send(response, right, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const problems: Readonly<Record<number, object>> = {
  401: { status: 401, title: 'Unauthorized', detail: 'Missing authentication, or failed to authenticate' },
  422: {
    status: 422,
    title: 'Unprocessable Entity',
    detail: 'The amount is lower than the minimum',
    field: 'amount',
  },
};

function send(response: ServerResponse, { status, body }: ReturnType<Answer>, fault: Fault | 'ok'): void {
  const json = body === undefined ? '' : JSON.stringify(body);
  if (fault === 'hang') return;
  if (fault === 'close') {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' });
  if (fault === 'slow-body') response.write(json.slice(0, 5));
  else if (fault === 'malformed') response.end(json.slice(0, -5));
  else if (fault === 'not-json') response.end('<html>Maintenance</html>');
  else if (fault === 'huge') response.end(`"${'x'.repeat(2_000_000)}"`);
  else response.end(json);
}
