import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FacteurError } from '../../errors.ts';

export interface Listening {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Number of ports to try after the one asked for. */
const mostTries = 50;

/**
 * Listens on a port, or on the next free one. The listener is created once the port is known, because it checks the
 * `Host` of requests.
 * @throws FacteurError `invalid-option`
 */
export async function listen(
  { host, port }: { readonly host: string; readonly port: number },
  createListener: (allowedHosts: AllowedHosts) => RequestListener,
): Promise<Listening> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  const free = await bind(server, host, port);
  server.on('request', createListener(allowedHosts(host, free)));
  return {
    url: `http://${urlHost(host)}:${free}`,
    port: free,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // The events of an open page never end by themselves.
        server.closeAllConnections();
      }),
  };
}

async function bind(server: Server, host: string, port: number): Promise<number> {
  for (let candidate = port; ; candidate++) {
    const error = await tryToBind(server, host, candidate);
    if (error === undefined) return (server.address() as AddressInfo).port;
    const isTaken = error.code === 'EADDRINUSE' && candidate < Math.min(port + mostTries, 65_535);
    if (!isTaken)
      throw new FacteurError(
        'invalid-option',
        `Cannot listen on ${host}:${candidate} (${error.code}): choose another port or host.`,
        { cause: error },
      );
  }
}

function tryToBind(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const settle = (error?: NodeJS.ErrnoException): void => {
      server.off('error', settle).off('listening', onListening);
      resolve(error);
    };
    const onListening = (): void => settle();
    server.once('error', settle).once('listening', onListening).listen(port, host);
  });
}

/** Tells whether a `Host` header, or the host of an `Origin`, belongs to this server. */
export type AllowedHosts = (host: string) => boolean;

/**
 * With DNS rebinding, a foreign name resolves to this address and the browser sends that name, so only names that cannot be
 * rebound are accepted. A server on all addresses also accepts any IP address.
 */
function allowedHosts(host: string, port: number): AllowedHosts {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]', urlHost(host).toLowerCase()]);
  const isEverywhere = host === '0.0.0.0' || host === '::';
  return (received) => {
    const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(received);
    if (match === null || Number(match[2] ?? 80) !== port) return false;
    const name = match[1]!.toLowerCase();
    return names.has(name) || (isEverywhere && /^(?:\[[0-9a-f:.]+\]|\d{1,3}(?:\.\d{1,3}){3})$/.test(name));
  };
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
